import { Button, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import { type Message, REPLY_CLASSES } from '../api/shapes';
import { en } from '../strings/en';
import { first } from './first';

export function Reclassify({ message, close }: { message: Message; close: () => void }) {
  const [chosen, setChosen] = useState<string | null>(message.meaning?.class ?? null);
  const [day, setDay] = useState('');
  const say = useAct(() => api.post(`/replies/${message.id}/reclassify`, { class: chosen, resumeOn: day || null }), {
    done: en.lead.reclassified,
    onDone: close,
  });
  const comesBack = chosen === 'later' || chosen === 'out_of_office';
  return (
    <Modal opened onClose={close} title={en.lead.reclassifyTitle}>
      <Stack>
        <Text size="sm" c="dimmed">
          {en.lead.reclassifyHint}
        </Text>
        <Select
          aria-label={en.lead.reclassifyTitle}
          data={REPLY_CLASSES.map((value) => ({ value, label: en.classes[value] }))}
          value={chosen}
          onChange={setChosen}
          searchable
          {...first}
        />
        {comesBack && (
          <TextInput
            type="date"
            label={en.lead.resumeOn}
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
        )}
        <Button loading={say.isPending} disabled={!chosen} onClick={() => say.mutate(undefined)}>
          {en.lead.correct}
        </Button>
      </Stack>
    </Modal>
  );
}
