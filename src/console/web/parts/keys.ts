import { useHotkeys } from '@mantine/hooks';

const isTypedInto = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])');

/**
 * Single keys that act on the page, unless they are typed into a field; a tab or a box that has the focus is none.
 * None acts while a dialog is open: what is typed before its field has the focus belongs to the field, and "a" approves a mail.
 */
export function useKeys(keys: [key: string, act: () => void][]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (isTypedInto(event) || document.querySelector('[role="dialog"]')) return;
        event.preventDefault();
        act();
      },
      { preventDefault: false },
    ]),
    [],
  );
}
