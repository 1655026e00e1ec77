import {
  Badge,
  Button,
  createTheme,
  type CSSVariablesResolver,
  Modal,
  type MantineColorsTuple,
  Notification,
  Table,
  Tooltip,
} from '@mantine/core';

const pine: MantineColorsTuple = [
  '#edfaf7',
  '#d9f1ec',
  '#b0e3d9',
  '#84d4c5',
  '#60c8b4',
  '#48c0a9',
  '#2f9c87',
  '#0f766e',
  '#0b5f58',
  '#074842',
];

/** Calm and dense: small type, small gaps, one accent. */
export const theme = createTheme({
  primaryColor: 'pine',
  // The one shade on which white text can be read in both themes.
  primaryShade: 7,
  autoContrast: true,
  colors: { pine },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  defaultRadius: 'md',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.3rem', lineHeight: '1.3' }, h2: { fontSize: '1rem' } } },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500 } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', highlightOnHover: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: true } } }),
  },
});

/** Words on a tint of their own colour: Mantine's are too pale to be read on white. */
export const readableTints: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: Object.fromEntries(
    Object.keys(colors).map((name) => [
      `--mantine-color-${name}-light-color`,
      `color-mix(in srgb, var(--mantine-color-${name}-9), black 30%)`,
    ]),
  ),
  dark: {},
});
