import { Badge, Button, createTheme, Modal, type MantineColorsTuple, Table, Tooltip } from '@mantine/core';

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
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { pine },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  defaultRadius: 'md',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.3rem', lineHeight: '1.3' }, h2: { fontSize: '1rem' } } },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500 } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', highlightOnHover: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: true } } }),
  },
});
