import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { en } from '../strings/en';

interface Asked {
  title: string;
  body: ReactNode;
  go: string;
  danger?: boolean;
  run: () => void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();
const set = (next: Asked | null): void => {
  asked = next;
  listeners.forEach((run) => run());
};

/** Asks before something that is hard to take back. */
export const modals = { confirm: (question: Asked): void => set(question) };

export function ConfirmDialog() {
  const question = useSyncExternalStore(
    (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    () => asked,
  );
  return (
    <Modal opened={question !== null} onClose={() => set(null)} title={question?.title} centered>
      {question && (
        <Stack>
          {typeof question.body === 'string' ? <Text size="sm">{question.body}</Text> : question.body}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => set(null)}>
              {en.acts.cancel}
            </Button>
            <Button
              color={question.danger ? 'red' : undefined}
              data-autofocus
              onClick={() => {
                set(null);
                question.run();
              }}
            >
              {question.go}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
