import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { Message } from '../api/shapes';
import { en, words } from '../strings/en';
import { Mail } from './mail';
import { Time } from './time';

/** One text that waits for a person, and everything they may do with it. */
export function Draft({ draft }: { draft: Message }) {
  const [open, setOpen] = useState<'edit' | 'reject' | null>(null);
  const path = `/messages/${draft.id}`;
  const approve = useAct(() => api.post(`${path}/approve`), { done: en.review.approved });
  const again = useAct(() => api.post(`${path}/regenerate`), { done: en.review.redrafted });
  const settle = useAct((as: string) => api.post(`${path}/settle`, { as }), { done: en.review.settled });
  const resend = useAct(() => api.post(`${path}/resend`), { done: en.review.settled });
  const isDraft = draft.status === 'needs_review';
  useHotkeys(
    isDraft
      ? [
          ['A', () => approve.mutate(undefined)],
          ['E', () => setOpen('edit')],
          ['G', () => again.mutate(undefined)],
          ['R', () => setOpen('reject')],
        ]
      : [],
  );
  return (
    <section className="panel" aria-label={draft.subject || words(draft.kind)}>
      <Group p="sm" gap="xs">
        {isDraft ? (
          <>
            <Button size="xs" loading={approve.isPending} onClick={() => approve.mutate(undefined)}>
              {en.review.approve}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
              {en.review.edit}
            </Button>
            <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate(undefined)}>
              {en.review.regenerate}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen('reject')}>
              {en.review.reject}
            </Button>
          </>
        ) : (
          <>
            <Text size="sm" w="100%">
              {en.review.unknownHint}
            </Text>
            <Button size="xs" onClick={() => settle.mutate('sent')}>
              {en.review.settleSent}
            </Button>
            <Button size="xs" variant="default" onClick={() => settle.mutate('not_sent')}>
              {en.review.settleNot}
            </Button>
            <Button size="xs" variant="default" onClick={() => resend.mutate(undefined)}>
              {en.review.resend}
            </Button>
          </>
        )}
        {draft.reviewBy && (
          <Text size="xs" ml="auto" component="div">
            {en.review.due} <Time at={draft.reviewBy} late />
          </Text>
        )}
      </Group>
      <Mail message={draft} />
      <Text size="xs" c="dimmed" px={14} pb="sm">
        {draft.findings.length === 0
          ? en.review.noFindings
          : `${en.review.findings}: ${draft.findings.map(({ rule, detail }) => `${words(rule)} (${detail})`).join('; ')}`}
      </Text>
      {isDraft && (
        <Text size="xs" c="dimmed" px={14} pb="sm" visibleFrom="sm">
          {en.review.keys}
        </Text>
      )}
      {open === 'edit' && <Edit draft={draft} close={() => setOpen(null)} />}
      {open === 'reject' && <Reject path={path} close={() => setOpen(null)} />}
    </section>
  );
}

function Edit({ draft, close }: { draft: Message; close: () => void }) {
  const [subject, setSubject] = useState(draft.subject);
  const [body, setBody] = useState(draft.body);
  const save = useAct(() => api.post(`/messages/${draft.id}/edit`, { subject, body }), {
    done: en.review.edited,
    onDone: close,
  });
  return (
    <Modal opened onClose={close} title={en.review.edit} size="lg">
      <Stack>
        <TextInput
          label={en.lead.subject}
          value={subject}
          maxLength={200}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        />
        <Textarea
          label={en.lead.body}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
          autosize
          minRows={8}
          maxRows={22}
          data-autofocus
        />
        <Button loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {en.acts.save}
        </Button>
      </Stack>
    </Modal>
  );
}

function Reject({ path, close }: { path: string; close: () => void }) {
  const reject = useAct((then: string) => api.post(`${path}/reject`, { then }), {
    done: en.review.rejected,
    onDone: close,
  });
  return (
    <Modal opened onClose={close} title={en.review.reject}>
      <Stack gap="xs">
        {Object.entries(en.review.then).map(([then, label]) => (
          <Button key={then} variant="default" justify="start" onClick={() => reject.mutate(then)}>
            {label}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
