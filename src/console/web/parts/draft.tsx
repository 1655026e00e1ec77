import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { Message } from '../api/shapes';
import { en, words } from '../strings/en';
import { first } from './first';
import { useKeys } from './keys';
import { Mail } from './mail';
import { useReasons } from './use-reasons';
import { ReviewOwner } from './review-owner';
import { Time } from './time';

/** One text that waits for a person, and everything they may do with it. */
export function Draft({ draft }: { draft: Message }) {
  const [open, setOpen] = useState<'edit' | 'reject' | 'again' | null>(null);
  const path = `/messages/${draft.id}`;
  const why = useReasons(draft);
  const approve = useAct(() => api.post(`${path}/approve`), { done: en.review.approved });
  const settle = useAct((as: string) => api.post(`${path}/settle`, { as }), { done: en.review.settled });
  const resend = useAct(() => api.post(`${path}/resend`), { done: en.review.settled });
  const isDraft = draft.status === 'needs_review';
  useKeys(
    isDraft
      ? [
          ['A', () => approve.mutate(undefined)],
          ['E', () => setOpen('edit')],
          ['G', () => setOpen('again')],
          ['R', () => setOpen('reject')],
        ]
      : [
          ['S', () => settle.mutate('sent')],
          ['N', () => settle.mutate('not_sent')],
        ],
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
            <Button size="xs" variant="default" onClick={() => setOpen('again')}>
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
        <Group gap="xs" ml="auto">
          {draft.reviewBy && (
            <Text size="xs" component="div">
              {en.review.due} <Time at={draft.reviewBy} late />
            </Text>
          )}
          <ReviewOwner draft={draft} />
        </Group>
      </Group>
      <Mail message={draft} why={why} />
      <Text size="xs" c="dimmed" px={14} pb="sm">
        {draft.findings.length === 0
          ? en.review.noFindings
          : `${en.review.findings}: ${draft.findings.map(({ rule, detail }) => `${words(rule)} (${detail})`).join('; ')}`}
      </Text>
      <Text size="xs" c="dimmed" px={14} pb="sm" visibleFrom="sm">
        {isDraft ? en.review.keys : en.review.unknownKeys}
      </Text>
      {open === 'edit' && <Edit draft={draft} close={() => setOpen(null)} />}
      {open === 'again' && <Again path={path} close={() => setOpen(null)} />}
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
          onKeyDown={getHotkeyHandler([['mod+Enter', () => save.mutate(undefined)]])}
          {...first}
        />
        <Button loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {en.review.saveEdit}
        </Button>
      </Stack>
    </Modal>
  );
}

/** Another text, by what the person says should be different. */
function Again({ path, close }: { path: string; close: () => void }) {
  const [instruction, setInstruction] = useState('');
  const again = useAct(
    () => api.post(`${path}/regenerate`, instruction.trim() ? { instruction: instruction.trim() } : {}),
    { done: en.review.redrafted, onDone: close },
  );
  return (
    <Modal opened onClose={close} title={en.review.regenerate}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          again.mutate(undefined);
        }}
      >
        <Stack>
          <TextInput
            label={en.review.instruction}
            description={en.review.instructionHint}
            value={instruction}
            maxLength={2_000}
            onChange={({ currentTarget }) => setInstruction(currentTarget.value)}
            {...first}
          />
          <Button type="submit" loading={again.isPending}>
            {en.review.regenerate}
          </Button>
        </Stack>
      </form>
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
        {Object.entries(en.review.then).map(([then, label], i) => (
          <Button
            key={then}
            variant="default"
            justify="start"
            data-autofocus={i === 0 || undefined}
            onClick={() => reject.mutate(then)}
          >
            {label}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
