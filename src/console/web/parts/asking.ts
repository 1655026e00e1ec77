import { useSyncExternalStore } from 'react';

/** A question that outlives what asked it: a page, a menu or the palette may be gone before it is answered. Null takes it back. */
export function asking<Question>() {
  let asked: Question | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (run: () => void) => {
    listeners.add(run);
    return () => void listeners.delete(run);
  };
  return {
    ask(question: Question | null): void {
      asked = question;
      listeners.forEach((run) => run());
    },
    useAsked: (): Question | null => useSyncExternalStore(subscribe, () => asked),
  };
}
