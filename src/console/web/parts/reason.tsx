import { Button, Modal, Stack } from '@mantine/core';
import { en } from '../strings/en';

export type Asked = 'decline' | 'return' | 'close';

const CHOICES: Record<Asked, { title: string; among: Record<string, string> }> = {
  decline: { title: en.handoffs.declineTitle, among: en.handoffs.decline_reasons },
  return: { title: en.handoffs.returnTitle, among: en.handoffs.return_reasons },
  close: { title: en.handoffs.closeTitle, among: en.handoffs.outcomes },
};

/** Why a hand-off is declined or returned, or how it ended. */
export function Reason({ asked, close, choose }: { asked: Asked; close: () => void; choose: (value: string) => void }) {
  const { title, among } = CHOICES[asked];
  return (
    <Modal opened onClose={close} title={title} centered>
      <Stack gap="xs">
        {Object.entries(among).map(([value, label]) => (
          <Button key={value} variant="default" justify="start" onClick={() => choose(value)}>
            {label}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
