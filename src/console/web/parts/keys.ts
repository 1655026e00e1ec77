import { useHotkeys } from '@mantine/hooks';

/**
 * Single keys that act on the page.
 * None acts while a dialog is open: what is typed before its field has the focus belongs to the field, and "a" approves a mail.
 */
export function useKeys(keys: [key: string, act: () => void][]): void {
  useHotkeys(
    keys.map(([key, act]) => [
      key,
      (event) => {
        if (document.querySelector('[role="dialog"]')) return;
        event.preventDefault();
        act();
      },
      { preventDefault: false },
    ]),
  );
}
