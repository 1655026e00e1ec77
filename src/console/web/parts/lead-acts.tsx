import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import { type Cadence, type LeadDetail, type Message, type Page, REPLY_CLASSES } from '../api/shapes';
import { useMay, useSession } from '../app/session';
import { en } from '../strings/en';
import { modals } from './confirm';
import { Erase, Pass, Write } from './pass-lead';

type Open = 'whisper' | 'pause' | 'enroll' | 'write' | 'hand-off' | 'take-over' | 'erase' | null;

/** What a person does with one lead. Only what fits where it stands is offered. */
export function LeadActs({ lead, isFirst }: { lead: LeadDetail; isFirst: boolean }) {
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const path = `/leads/${lead.id}`;
  const resume = useAct(() => api.post(`${path}/resume`, {}), { done: en.lead.resumed });
  const stop = useAct(() => api.post(`${path}/stop`, {}), { done: en.lead.stopped });
  const takeOver = useAct(() => api.post(`${path}/take-over`, {}), { done: en.lead.takenOver });
  const { repId } = useSession().user;
  const withRep = lead.ledgerState === 'with_rep';
  const isOpen = lead.enrollment?.status === 'active' || lead.enrollment?.status === 'paused';
  const askStop = () =>
    modals.confirm({
      title: en.lead.stopTitle,
      body: en.lead.stopText,
      go: en.lead.acts.stop,
      danger: true,
      run: () => stop.mutate(undefined),
    });
  return (
    <Group gap="xs">
      {may.readWords && lead.email && (
        <Button size="xs" onClick={() => setOpen('write')}>
          {en.lead.acts.write}
        </Button>
      )}
      {may.readWords && isOpen && (
        <Button size="xs" variant="default" onClick={() => setOpen('whisper')}>
          {en.lead.acts.whisper}
        </Button>
      )}
      {may.readWords && (
        <Button
          size="xs"
          variant="default"
          loading={takeOver.isPending}
          onClick={() => (repId ? takeOver.mutate(undefined) : setOpen('take-over'))}
        >
          {en.lead.acts.takeOver}
        </Button>
      )}
      {may.readWords && !withRep && (
        <Button size="xs" variant="default" onClick={() => setOpen('hand-off')}>
          {en.lead.acts.handOff}
        </Button>
      )}
      {lead.enrollment?.status === 'active' && (
        <Button size="xs" variant="default" onClick={() => setOpen('pause')}>
          {en.lead.acts.pause}
        </Button>
      )}
      {lead.enrollment?.status === 'paused' && (
        <Button size="xs" variant="default" onClick={() => resume.mutate(undefined)}>
          {en.lead.acts.resume}
        </Button>
      )}
      {isOpen && (
        <Button size="xs" variant="default" onClick={askStop}>
          {en.lead.acts.stop}
        </Button>
      )}
      {may.office && !isOpen && ['finished', 'closed'].includes(lead.ledgerState) && (
        <Button size="xs" variant="default" onClick={() => setOpen('enroll')}>
          {en.lead.acts.enroll}
        </Button>
      )}
      {may.administer && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={en.lead.acts.more}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={`/api${path}/export`} download={`lead-${lead.id}.json`}>
              {en.lead.acts.export}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => setOpen('erase')}>
              {en.lead.acts.erase}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {open === 'write' && <Write lead={lead} close={close} isFirst={isFirst} />}
      {(open === 'hand-off' || open === 'take-over') && <Pass lead={lead} act={open} close={close} />}
      {open === 'erase' && <Erase lead={lead} close={close} />}
      {open === 'whisper' && <Whisper lead={lead} close={close} />}
      {open === 'pause' && <Pause path={path} close={close} />}
      {open === 'enroll' && <Enroll path={path} close={close} />}
    </Group>
  );
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
          data-autofocus
        />
        <Button loading={whisper.isPending} onClick={() => whisper.mutate(undefined)}>
          {en.acts.save}
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

function Enroll({ path, close }: { path: string; close: () => void }) {
  const cadences = useGet<Page<Cadence>>('/cadences');
  const [cadenceId, setCadence] = useState<string | null>(null);
  const enroll = useAct(() => api.post(`${path}/enroll`, { cadenceId, again: true }), {
    done: en.lead.enrolled,
    onDone: close,
  });
  const active = cadences.data?.items.filter(({ status }) => status === 'active') ?? [];
  return (
    <Modal opened onClose={close} title={en.lead.acts.enroll}>
      <Stack>
        <Select
          label={en.lead.cadence}
          placeholder={en.lead.firstThatFits}
          data={active.map(({ id, name }) => ({ value: id, label: name }))}
          value={cadenceId}
          onChange={setCadence}
          clearable
        />
        <Button loading={enroll.isPending} onClick={() => enroll.mutate(undefined)}>
          {en.lead.acts.enroll}
        </Button>
      </Stack>
    </Modal>
  );
}

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
          {en.acts.save}
        </Button>
      </Stack>
    </Modal>
  );
}
