import { Button, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Lead, Page, Rep, Timeline } from '../api/shapes';
import { en } from '../strings/en';
import { saveFile } from './csv';
import { first } from './first';
import { Form, useSave } from './form';

type Whom = Pick<Lead, 'id' | 'email'>;

/** A mail from the person who is signed in: it leaves through the same door as the agent's. */
export function Write({ lead, close }: { lead: Whom; close: () => void }) {
  const timeline = useGet<Timeline>(`/leads/${lead.id}/timeline`);
  const isFirst = timeline.data && !timeline.data.wasSaid;
  const form = useForm({ initialValues: { subject: '', body: '' } });
  const save = useSave(
    form,
    ({ subject, body }) => api.post(`/leads/${lead.id}/message`, { body, ...(subject.trim() ? { subject } : {}) }),
    { done: en.lead.written, onDone: close },
  );
  return (
    <Modal opened onClose={close} title={en.lead.writeTitle} size="lg">
      <Form form={form} save={save} go={en.lead.send} cancel={close}>
        <Text size="sm" c="dimmed">
          {en.lead.writeHint}
        </Text>
        <TextInput
          label={en.lead.subject}
          description={isFirst === false && en.lead.subjectHint}
          required={isFirst}
          {...form.getInputProps('subject')}
        />
        <Textarea label={en.lead.body} autosize minRows={8} required {...first} {...form.getInputProps('body')} />
      </Form>
    </Modal>
  );
}

/** To a rep: as an offer, or at once. */
export function Pass({
  lead,
  act,
  close,
}: {
  lead: Whom;
  act: 'hand-off' | 'reassign' | 'take-over';
  close: () => void;
}) {
  const reps = useGet<Page<Rep>>('/reps');
  const [repId, setRep] = useState<string | null>(null);
  const isOffer = act !== 'take-over';
  const title = {
    'hand-off': en.lead.acts.handOff,
    reassign: en.lead.acts.reassign,
    'take-over': en.lead.acts.takeOver,
  }[act];
  const pass = useAct(() => api.post(`/leads/${lead.id}/${isOffer ? 'hand-off' : act}`, repId ? { repId } : {}), {
    done: isOffer ? en.lead.handedOff : en.lead.takenOver,
    onDone: close,
  });
  const active = reps.data?.items.filter(({ status }) => status === 'active') ?? [];
  return (
    <Modal opened onClose={close} title={title}>
      <Stack>
        <Text size="sm" c="dimmed">
          {isOffer ? en.lead.handOffHint : en.lead.takeOverHint}
        </Text>
        <Select
          label={en.leads.rep}
          placeholder={{ 'hand-off': en.lead.whoFits, reassign: '', 'take-over': en.lead.whoIAm }[act]}
          data={active.map(({ id, name }) => ({ value: id, label: name }))}
          value={repId}
          onChange={setRep}
          clearable
        />
        <Button loading={pass.isPending} disabled={act === 'reassign' && !repId} onClick={() => pass.mutate(undefined)}>
          {title}
        </Button>
      </Stack>
    </Modal>
  );
}

/** There is no way back, so the address is typed; the receipt is saved at once. */
export function Erase({ lead, close }: { lead: Whom; close: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const word = lead.email ?? lead.id;
  const erase = useAct(() => api.del<object>(`/leads/${lead.id}`), {
    done: en.lead.erased,
    onDone: (receipt) => {
      close();
      saveFile(`erased-lead-${lead.id}.json`, JSON.stringify(receipt, null, 2), 'application/json');
      void navigate({ to: '/leads' });
    },
  });
  return (
    <Modal opened onClose={close} title={en.lead.eraseTitle}>
      <Stack>
        <Text size="sm">{en.lead.eraseText}</Text>
        <TextInput
          label={en.lead.eraseWord}
          description={word}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          {...first}
        />
        <Button
          color="red"
          disabled={typed.trim().toLowerCase() !== word.toLowerCase()}
          loading={erase.isPending}
          onClick={() => erase.mutate(undefined)}
        >
          {en.lead.acts.erase}
        </Button>
      </Stack>
    </Modal>
  );
}
