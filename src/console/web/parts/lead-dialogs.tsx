import { Button, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { LeadDetail } from '../api/shapes';
import { en } from '../strings/en';
import { CadenceChoice } from './cadence-choice';
import { first } from './first';
import { askAboutLead, type LeadQuestion } from './lead-dialog';
import { Erase, Pass, Write } from './pass-lead';
import { Reason } from './reason';

const close = () => askAboutLead(null);

export function LeadDialog({ question }: { question: LeadQuestion }) {
  const { lead } = question;
  const path = `/leads/${lead.id}`;
  switch (question.what) {
    case 'write':
      return <Write lead={lead} close={close} />;
    case 'whisper':
      return <Whisper lead={lead} close={close} />;
    case 'pause':
      return <Pause path={path} close={close} />;
    case 'enroll':
      return <Enroll path={path} close={close} isHeldOut={lead.ledgerReason === 'held_out'} />;
    case 'erase':
      return <Erase lead={lead} close={close} />;
    case 'return':
      return <Return handoffId={question.handoffId} />;
    case 'take-over':
    case 'hand-off':
    case 'reassign':
      return <Pass lead={lead} act={question.what} close={close} />;
  }
}

function Return({ handoffId }: { handoffId: string }) {
  const giveBack = useAct((reason: string) => api.post(`/handoffs/${handoffId}/return`, { reason }), {
    done: en.handoffs.said.return,
    onDone: close,
  });
  return <Reason asked="return" close={close} choose={(reason) => giveBack.mutate(reason)} />;
}

function Whisper({ lead, close }: { lead: LeadDetail; close: () => void }) {
  const [text, setText] = useState(lead.whisper ?? '');
  const whisper = useAct(() => api.post(`/leads/${lead.id}/whisper`, { text }), {
    done: text.trim() ? en.lead.whispered : en.acts.saved,
    onDone: close,
  });
  return (
    <Modal opened onClose={close} title={en.lead.whisperTitle}>
      <Stack>
        <Textarea
          label={en.lead.acts.whisper}
          description={en.lead.whisperHint}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          autosize
          minRows={3}
          maxLength={2000}
          {...first}
        />
        <Button loading={whisper.isPending} onClick={() => whisper.mutate(undefined)}>
          {en.lead.acts.whisper}
        </Button>
      </Stack>
    </Modal>
  );
}

function Pause({ path, close }: { path: string; close: () => void }) {
  const [day, setDay] = useState('');
  const pause = useAct(() => api.post(`${path}/pause`, { until: day || null }), {
    done: en.lead.paused,
    onDone: close,
  });
  return (
    <Modal opened onClose={close} title={en.lead.acts.pause}>
      <Stack>
        <TextInput
          type="date"
          {...first}
          label={en.lead.until}
          description={en.lead.untilHint}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <Button loading={pause.isPending} onClick={() => pause.mutate(undefined)}>
          {en.lead.acts.pause}
        </Button>
      </Stack>
    </Modal>
  );
}

function Enroll({ path, close, isHeldOut }: { path: string; close: () => void; isHeldOut: boolean }) {
  const [cadenceId, setCadence] = useState<string | null>(null);
  const enroll = useAct(() => api.post(`${path}/enroll`, { cadenceId, again: true }), {
    done: en.lead.enrolled,
    onDone: close,
  });
  return (
    <Modal opened onClose={close} title={en.lead.acts.enroll}>
      <Stack>
        {isHeldOut && <Text size="sm">{en.lead.heldOutHint}</Text>}
        <CadenceChoice value={cadenceId} onChange={setCadence} />
        <Button loading={enroll.isPending} onClick={() => enroll.mutate(undefined)}>
          {en.lead.acts.enroll}
        </Button>
      </Stack>
    </Modal>
  );
}
