import { Button, Checkbox, Group, Kbd, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet, usePages } from '../api/queries';
import type { LeadDetail, Message, TimelineEntry } from '../api/shapes';
import { useFilters } from '../parts/filters';
import { Mail } from '../parts/mail';
import { Empty, Fact, LeadLink, Lines, nameOf, PageHead, ProblemNote, StateBadge } from '../parts/parts';
import { Time } from '../parts/time';
import { en, words } from '../strings/en';

type Tab = keyof typeof en.review.tabs;

export default function Review() {
  const { search, set } = useFilters();
  const status: Tab = search.status === 'unknown' ? 'unknown' : 'needs_review';
  const drafts = usePages<Message>('/messages', { status });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const items = drafts.items;
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === search.id),
  );
  const current = items[at];
  const go = (by: number) => items[at + by] && set({ id: items[at + by]!.id });
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  useHotkeys([
    ['J', () => go(1)],
    ['K', () => go(-1)],
    ['X', () => current && toggle(current.id)],
  ]);
  const waiting = items.filter(({ id }) => picked.has(id));
  const approveAll = useAct(
    async () => {
      for (const { id } of waiting) await api.post(`/messages/${id}/approve`);
    },
    { done: en.review.approved, onDone: () => setPicked(new Set()) },
  );
  return (
    <>
      <PageHead title={en.review.title} lead={drafts.data && en.review.waiting(items.length)}>
        {status === 'needs_review' && waiting.length > 0 && (
          <Button size="xs" loading={approveAll.isPending} onClick={() => approveAll.mutate(undefined)}>
            {en.review.approveAll(waiting.length)}
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-label={en.review.title}
          value={status}
          onChange={(value) => set({ status: value === 'unknown' ? value : null, id: null })}
          data={Object.entries(en.review.tabs).map(([value, label]) => ({ value, label }))}
        />
      </PageHead>
      {drafts.error ? (
        <ProblemNote error={drafts.error} retry={() => void drafts.refetch()} />
      ) : drafts.isPending ? (
        <Lines n={8} />
      ) : !current ? (
        <Empty title={en.review.empty} hint={en.review.emptyHint} />
      ) : (
        <div className="review">
          <nav className="panel" aria-label={en.review.list}>
            <div className="head">
              {en.review.waiting(items.length)}
              <Text size="xs" c="dimmed" fw={400} visibleFrom="sm">
                <Kbd size="xs">J</Kbd> <Kbd size="xs">K</Kbd> <Kbd size="xs">A</Kbd> <Kbd size="xs">E</Kbd>
              </Text>
            </div>
            {items.map((draft) => (
              <div className="pick" key={draft.id} data-on={draft.id === current.id}>
                {status === 'needs_review' && (
                  <Checkbox
                    size="xs"
                    aria-label={`${en.review.pick}: ${draft.toAddress ?? draft.subject ?? draft.id}`}
                    checked={picked.has(draft.id)}
                    onChange={() => toggle(draft.id)}
                  />
                )}
                <button
                  type="button"
                  className="row"
                  aria-current={draft.id === current.id ? 'true' : undefined}
                  onClick={() => set({ id: draft.id })}
                >
                  <Text size="sm" fw={550} truncate>
                    {draft.subject || words(draft.kind)}
                  </Text>
                  <Text size="xs" c="dimmed" component="div">
                    {words(draft.kind)} · <Time at={draft.createdAt} />
                    {draft.findings.length > 0 && ` · ${draft.findings.length} !`}
                  </Text>
                </button>
              </div>
            ))}
            {drafts.hasNextPage && (
              <Button variant="subtle" fullWidth size="xs" onClick={() => void drafts.fetchNextPage()}>
                {en.acts.more}
              </Button>
            )}
          </nav>
          <Draft key={current.id} draft={current} />
          <Beside leadId={current.leadId} draftId={current.id} />
        </div>
      )}
    </>
  );
}

function Draft({ draft }: { draft: Message }) {
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

/** Whom it is to, and what was said before. */
function Beside({ leadId, draftId }: { leadId: string | null; draftId: string }) {
  const lead = useGet<LeadDetail>(leadId && `/leads/${leadId}`);
  const timeline = useGet<{ items: TimelineEntry[] }>(leadId && `/leads/${leadId}/timeline`);
  if (!lead.data) return <Lines n={6} />;
  const data = lead.data;
  const before = timeline.data?.items.flatMap((entry) =>
    entry.kind === 'message' && entry.message.id !== draftId ? [entry.message] : [],
  );
  return (
    <aside className="panel" aria-label={en.lead.facts}>
      <div className="head">
        <LeadLink id={data.id}>{nameOf(data)}</LeadLink>
        <StateBadge state={data.ledgerState} />
      </div>
      <dl className="facts" style={{ padding: 14 }}>
        <Fact name={en.lead.fact.company}>{data.company}</Fact>
        <Fact name={en.lead.fact.title}>{data.title}</Fact>
        <Fact name={en.lead.fact.industry}>{data.industry}</Fact>
        <Fact name={en.lead.fact.place}>{[data.city, data.country].filter(Boolean).join(', ')}</Fact>
        <Fact name={en.lead.fact.source}>{data.source}</Fact>
        <Fact name={en.lead.whisperNow}>{data.whisper}</Fact>
      </dl>
      {before?.map((message) => (
        <Mail key={message.id} message={message} />
      ))}
    </aside>
  );
}
