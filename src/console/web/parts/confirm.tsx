import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { en } from '../strings/en';
import { asking } from './asking';

interface Asked {
  title: string;
  body: ReactNode;
  go: string;
  danger?: boolean;
  run: () => void;
}

const { ask, useAsked } = asking<Asked>();

/** Asks before something that is hard to take back. */
export const modals = { confirm: (question: Asked): void => ask(question), close: (): void => ask(null) };

export function ConfirmDialog() {
  const question = useAsked();
  return (
    <Modal opened={question !== null} onClose={modals.close} title={question?.title} centered>
      {question && (
        <Stack>
          {typeof question.body === 'string' ? <Text size="sm">{question.body}</Text> : question.body}
          <Group justify="flex-end">
            <Button variant="default" onClick={modals.close}>
              {en.acts.cancel}
            </Button>
            <Button
              color={question.danger ? 'red' : undefined}
              data-autofocus
              onClick={() => {
                modals.close();
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
