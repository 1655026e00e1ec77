import { Button, Checkbox, Kbd, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet, usePages } from '../api/queries';
import type { LeadDetail, Message, Timeline } from '../api/shapes';
import { useSession } from '../app/session';
import { Draft } from '../parts/draft';
import { useFilters } from '../parts/filters';
import { useKeys } from '../parts/keys';
import { Mail } from '../parts/mail';
import { Empty, Fact, LeadLink, Lines, nameOf, PageHead, ProblemNote, StateBadge } from '../parts/parts';
import { PlaceReply } from '../parts/place-reply';
import { useReviewers } from '../parts/review-owner';
import { Time } from '../parts/time';
import { en, words } from '../strings/en';

type Tab = keyof typeof en.review.tabs;

/** The keys of the list: all of them stand below a text. */
const HINTS: Record<Tab, string[]> = {
  needs_review: ['J', 'K', 'A', 'E'],
  replies: ['J', 'K'],
  unknown: ['J', 'K', 'S', 'N'],
};

export default function Review() {
  const { search, set } = useFilters();
  const tab: Tab = search.status === 'unknown' || search.status === 'replies' ? search.status : 'needs_review';
  const { user } = useSession();
  const isOfReplies = tab === 'replies';
  const drafts = usePages<Message>(
    isOfReplies ? '/replies' : '/messages',
    isOfReplies
      ? { status: 'classified', decision: 'ask_person' }
      : { status: tab, assignedTo: search.of === 'me' ? user.id : search.of },
  );
  const reviewers = useReviewers();
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
  useKeys([
    ['J', () => go(1)],
    ['K', () => go(-1)],
    ['X', () => current && toggle(current.id)],
  ]);
  const howMany = en.review.waiting(items.length, drafts.hasNextPage);
  const waiting = items.filter(({ id }) => picked.has(id));
  const approveAll = useAct(
    async () => {
      for (const { id } of waiting) await api.post(`/messages/${id}/approve`);
    },
    { done: en.review.approved, onDone: () => setPicked(new Set()) },
  );
  return (
    <>
      <PageHead title={en.review.title} lead={drafts.data && howMany}>
        {tab === 'needs_review' && waiting.length > 0 && (
          <Button size="xs" loading={approveAll.isPending} onClick={() => approveAll.mutate(undefined)}>
            {en.review.approveAll(waiting.length)}
          </Button>
        )}
        {!isOfReplies && (
          <SegmentedControl
            size="xs"
            aria-label={en.review.owner}
            value={search.of ?? ''}
            onChange={(value) => set({ of: value || null, id: null })}
            data={Object.entries(en.review.owners).map(([value, label]) => ({ value, label }))}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={en.review.title}
          value={tab}
          onChange={(value) => set({ status: value === 'needs_review' ? null : value, id: null })}
          data={Object.entries(en.review.tabs).map(([value, label]) => ({ value, label }))}
        />
      </PageHead>
      {drafts.error ? (
        <ProblemNote error={drafts.error} retry={() => void drafts.refetch()} />
      ) : drafts.isPending ? (
        <Lines n={8} />
      ) : !current ? (
        <Empty title={en.review.empties[tab]} hint={en.review.emptyHints[tab]} />
      ) : (
        <div className="review">
          <nav className="panel" aria-label={en.review.list}>
            <div className="head">
              {howMany}
              <Text size="xs" c="dimmed" fw={400} visibleFrom="sm">
                {HINTS[tab].map((key) => (
                  <Kbd size="xs" key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Text>
            </div>
            {items.map((draft) => (
              <div className="pick" key={draft.id} data-on={draft.id === current.id}>
                {tab === 'needs_review' && (
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
                    {isOfReplies ? draft.fromAddress : words(draft.kind)} · <Time at={draft.createdAt} />
                    {draft.findings.length > 0 && ` · ${draft.findings.length} !`}
                    {draft.assignedTo && ` · ${reviewers.find(({ id }) => id === draft.assignedTo)?.name ?? ''}`}
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
          {isOfReplies ? <PlaceReply key={current.id} reply={current} /> : <Draft key={current.id} draft={current} />}
          <Beside leadId={current.leadId} draftId={current.id} />
        </div>
      )}
    </>
  );
}

/** Whom it is to, and what was said before. */
function Beside({ leadId, draftId }: { leadId: string | null; draftId: string }) {
  const lead = useGet<LeadDetail>(leadId && `/leads/${leadId}`);
  const timeline = useGet<Timeline>(leadId && `/leads/${leadId}/timeline`);
  if (!lead.data) return <Lines n={6} />;
  const data = lead.data;
  const before = timeline.data?.items.flatMap((entry) =>
    entry.kind === 'message' && entry.message.id !== draftId ? [entry] : [],
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
      {before?.map(({ message, why }) => (
        <Mail key={message.id} message={message} why={why} names={timeline.data?.names} />
      ))}
    </aside>
  );
}
