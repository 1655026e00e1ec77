import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet, usePages } from '../api/queries';
import type { Handoff, HandoffCounts, LeadDetail, Page, QualificationFinding, Rep } from '../api/shapes';
import { useMay } from '../app/session';
import { useFilters } from '../parts/filters';
import { HandoffThread } from '../parts/handoff-thread';
import { ClassBadge, Empty, LeadLink, Lines, nameOf, NARROW, PageHead, ProblemNote } from '../parts/parts';
import { Write } from '../parts/pass-lead';
import { type Asked, Reason } from '../parts/reason';
import { Time } from '../parts/time';
import { count, en, words } from '../strings/en';

type TabName = keyof typeof en.handoffs.tabs;

export default function Handoffs() {
  const { search, set } = useFilters();
  const may = useMay();
  const status = (search.status ?? 'offered') as TabName;
  const handoffs = usePages<Handoff>('/handoffs', { status, rep: search.rep });
  const reps = useGet<Page<Rep>>('/reps');
  const counts = useGet<HandoffCounts>('/handoffs/counts', { rep: search.rep });
  const tabs = Object.entries(en.handoffs.tabs).map(([value, label]) => ({
    value,
    label: <Tab name={label} count={counts.data?.[value as keyof HandoffCounts]} />,
  }));
  return (
    <>
      <PageHead narrow title={en.handoffs.title}>
        {may.supervise && (
          <Select
            size="xs"
            aria-label={en.handoffs.whose}
            placeholder={en.handoffs.everybody}
            data={reps.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={search.rep ?? null}
            onChange={(rep) => set({ rep })}
            clearable
          />
        )}
      </PageHead>
      <div className="scroll" style={{ marginBottom: 12 }}>
        <SegmentedControl
          aria-label={en.handoffs.title}
          value={status}
          onChange={(value) => set({ status: value })}
          data={tabs}
        />
      </div>
      {handoffs.error ? (
        <ProblemNote error={handoffs.error} retry={() => void handoffs.refetch()} />
      ) : handoffs.isPending ? (
        <Lines n={6} />
      ) : handoffs.items.length === 0 ? (
        <Empty title={en.handoffs.empty} hint={en.handoffs.emptyHint} />
      ) : (
        <Stack gap="sm" maw={NARROW}>
          {handoffs.items.map((handoff) => (
            <HandoffCard key={handoff.id} handoff={handoff} reps={reps.data?.items ?? []} />
          ))}
          {handoffs.hasNextPage && (
            <Button variant="default" onClick={() => void handoffs.fetchNextPage()}>
              {en.acts.more}
            </Button>
          )}
        </Stack>
      )}
    </>
  );
}

/** Only what is open is counted: what ended only grows. */
const Tab = ({ name, count: n }: { name: string; count: number | undefined }) => (
  <>
    <span>{name}</span>
    {Boolean(n) && <span className="tab-count num">{count(n!)}</span>}
  </>
);

function HandoffCard({ handoff, reps }: { handoff: Handoff; reps: Rep[] }) {
  const lead = useGet<LeadDetail>(`/leads/${handoff.leadId}`);
  const rep = reps.find(({ id }) => id === handoff.repId);
  const { brief } = handoff;
  return (
    <article className="panel offer" aria-label={brief.who}>
      <Group justify="space-between" gap="xs">
        <LeadLink id={handoff.leadId}>{lead.data ? nameOf(lead.data) : brief.who}</LeadLink>
        <Group gap="xs">
          <ClassBadge of={handoff.replyClass} />
          {handoff.actAt && (
            <Text size="xs" component="div">
              {en.handoffs.clock[handoff.status]} <Time at={handoff.actAt} late />
            </Text>
          )}
          {handoff.outcome && <Text size="xs">{words(handoff.outcome)}</Text>}
        </Group>
      </Group>
      <Text size="sm" mt={6}>
        {brief.who}
      </Text>
      {brief.quote && <blockquote>{brief.quote}</blockquote>}
      <Text size="sm">{brief.whyWarm}</Text>
      {brief.asked.length > 0 && (
        <Text size="sm" mt={4}>
          <b>{en.handoffs.asked}:</b> {brief.asked.join(' · ')}
        </Text>
      )}
      <Text size="sm" mt={4}>
        <b>{en.handoffs.nextStep}:</b> {brief.nextStep}
      </Text>
      <Known of={brief.qualification ?? []} />
      {rep && (
        <Text size="xs" c="dimmed" mt={4}>
          {words(handoff.status)} · {rep.name}
        </Text>
      )}
      <HandoffActs handoff={handoff} lead={lead.data ?? null} reps={reps} />
      <HandoffThread leadId={handoff.leadId} />
    </article>
  );
}

/** What is known of the lead by its own words, and what a rep has yet to ask. */
function Known({ of: findings }: { of: QualificationFinding[] }) {
  const open = findings.filter(({ standing }) => standing === 'unknown').map(({ name }) => name);
  return (
    <>
      {findings
        .filter(({ standing }) => standing !== 'unknown')
        .map(({ id, name, standing, quote }) => (
          <Text size="sm" mt={4} key={id}>
            <b>{name}:</b> {en.qualification.standings[standing]} <span className="quiet">“{quote}”</span>
          </Text>
        ))}
      {open.length > 0 && (
        <Text size="sm" mt={4}>
          <b>{en.qualification.standings.unknown}:</b> {open.join(', ')}
        </Text>
      )}
    </>
  );
}

function HandoffActs({ handoff, lead, reps }: { handoff: Handoff; lead: LeadDetail | null; reps: Rep[] }) {
  const phone = lead?.phone ?? null;
  const [writes, setWrites] = useState(false);
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const act = useAct(
    ({ name, body }: { name: keyof typeof en.handoffs.said; body?: object }) =>
      api.post(`/handoffs/${handoff.id}/${name}`, body),
    { done: (_, { name }) => en.handoffs.said[name], onDone: () => setAsked(null) },
  );
  const reassign = useAct((repId: string) => api.post(`/handoffs/${handoff.id}/reassign`, { repId }), {
    done: (_, repId) => en.board.reassigned(reps.find(({ id }) => id === repId)?.name ?? ''),
  });
  const open = ['offered', 'accepted', 'unassigned'].includes(handoff.status);
  if (!open) return null;
  return (
    <Group gap="xs" mt="sm">
      {handoff.status === 'offered' && (
        <>
          <Button loading={act.isPending} onClick={() => act.mutate({ name: 'accept' })}>
            {en.handoffs.accept}
          </Button>
          <Button variant="default" onClick={() => setAsked('decline')}>
            {en.handoffs.decline}
          </Button>
        </>
      )}
      {handoff.status === 'accepted' && (
        <>
          {lead?.email && <Button onClick={() => setWrites(true)}>{en.handoffs.reply}</Button>}
          <Button variant="default" onClick={() => setAsked('close')}>
            {en.handoffs.close}
          </Button>
          {!handoff.firstActionAt && (
            <Button variant="default" loading={act.isPending} onClick={() => act.mutate({ name: 'contacted' })}>
              {en.handoffs.contacted}
            </Button>
          )}
          <Button variant="default" onClick={() => setAsked('return')}>
            {en.handoffs.return}
          </Button>
        </>
      )}
      {phone && (
        <Button
          component="a"
          variant="default"
          leftSection={<IconPhone size={16} />}
          href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
        >
          {en.handoffs.call(phone)}
        </Button>
      )}
      {may.supervise && (
        <Select
          aria-label={en.board.reassignTo}
          placeholder={en.board.reassignTo}
          data={reps
            .filter(({ id, status }) => status === 'active' && id !== handoff.repId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(repId) => repId && reassign.mutate(repId)}
          w={170}
        />
      )}
      {writes && lead && <Write lead={lead} close={() => setWrites(false)} />}
      {asked && (
        <Reason
          asked={asked}
          close={() => setAsked(null)}
          choose={(value) =>
            act.mutate({ name: asked, body: asked === 'close' ? { outcome: value } : { reason: value } })
          }
        />
      )}
    </Group>
  );
}
