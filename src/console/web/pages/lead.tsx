import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useGet } from '../api/queries';
import type { LeadDetail, Message, Timeline, TimelineEntry } from '../api/shapes';
import { useMay } from '../app/session';
import { actorOf } from '../parts/actor';
import { languageOf } from '../parts/places';
import { LeadActs } from '../parts/lead-acts';
import { Mail } from '../parts/mail';
import { Reclassify } from '../parts/reclassify';
import { Fact, Lines, Loaded, nameOf, PageHead, StateBadge } from '../parts/parts';
import { exact, Time } from '../parts/time';
import { en, reasonOf, words } from '../strings/en';

export default function LeadPage() {
  const { id } = useParams({ strict: false });
  const lead = useGet<LeadDetail>(`/leads/${id}`);
  const timeline = useGet<Timeline>(`/leads/${id}/timeline`);
  return (
    <Loaded of={lead} lines={10}>
      {(data) => (
        <>
          <PageHead title={nameOf(data)} lead={[data.title, data.company].filter(Boolean).join(', ')}>
            <LeadActs lead={data} />
          </PageHead>
          <div className="split">
            <Stack gap="md">
              <NextAction lead={data} />
              {timeline.data ? <Thread of={timeline.data} /> : <Lines n={8} />}
            </Stack>
            <Facts lead={data} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function NextAction({ lead: { nextAction, whisper, ...lead } }: { lead: LeadDetail }) {
  return (
    <section className="panel" style={{ padding: 14 }} aria-label={en.lead.next}>
      <StateBadge state={lead.ledgerState} />{' '}
      <Text span size="sm" c="dimmed">
        {reasonOf(lead.ledgerReason)}
      </Text>
      {nextAction ? (
        <>
          <Text fw={600} mt={6}>
            {nextAction.what}, {nextAction.at ? <Time at={nextAction.at} /> : en.lead.whenDecided}
          </Text>
          {nextAction.at && (
            <Text size="sm" c="dimmed">
              {exact(nextAction.at, lead.timeZone)} {en.lead.theirTime} ({lead.timeZone}) · {exact(nextAction.at)}{' '}
              {en.lead.yourTime}
            </Text>
          )}
          {nextAction.whyNotSooner && (
            <Text size="sm" mt={4}>
              <b>{en.lead.whyNotSooner}:</b> {nextAction.whyNotSooner}
            </Text>
          )}
        </>
      ) : (
        <Text mt={6}>{en.lead.nothingNext}</Text>
      )}
      {whisper && (
        <Alert variant="light" mt="sm" py="xs" title={en.lead.whisperNow}>
          {whisper}
        </Alert>
      )}
    </section>
  );
}

function Thread({ of: { items: entries, names } }: { of: Timeline }) {
  const may = useMay();
  const [wrong, setWrong] = useState<Message | null>(null);
  const messages = entries.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
  return (
    <>
      <section className="panel" aria-label={en.lead.thread}>
        <div className="head">{en.lead.thread}</div>
        {messages.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            {may.readWords ? en.lead.noThread : en.lead.hidden}
          </Text>
        )}
        {messages.map(({ message, why }) => (
          <Mail
            key={message.id}
            message={message}
            why={why}
            names={names}
            onReclassify={may.supervise ? setWrong : undefined}
          />
        ))}
      </section>
      <History entries={entries} names={names} />
      {wrong && <Reclassify message={wrong} close={() => setWrong(null)} />}
    </>
  );
}

function History({ entries, names }: { entries: TimelineEntry[]; names: Timeline['names'] }) {
  const acts = entries.filter((entry) => entry.kind === 'act').toReversed();
  return (
    <details className="panel" style={{ padding: '10px 0' }}>
      <summary style={{ padding: '0 14px' }}>
        {en.lead.history} ({acts.length})
      </summary>
      {acts.map(({ at, actor, act, reason }, i) => (
        <div className="act-row" key={i}>
          <span style={{ width: 70, flex: 'none' }}>
            <Time at={at} />
          </span>
          <span>
            <b>{actorOf(actor, names)}</b> {words(act).toLowerCase()}
            {reason && ` (${words(reason).toLowerCase()})`}
          </span>
        </div>
      ))}
    </details>
  );
}

function Facts({ lead }: { lead: LeadDetail }) {
  const place = [...new Set([lead.city, lead.state, lead.country].filter(Boolean))].join(', ');
  return (
    <aside className="panel" aria-label={en.lead.facts}>
      <div className="head">{en.lead.facts}</div>
      <dl className="facts" style={{ padding: 14 }}>
        <Fact name={en.lead.fact.email}>{lead.email}</Fact>
        <Fact name={en.lead.fact.phone}>
          {lead.phone && (
            <Anchor inherit href={`tel:${lead.phone.replaceAll(/[^+\d]/g, '')}`}>
              {lead.phone}
            </Anchor>
          )}
        </Fact>
        <Fact name={en.lead.fact.company}>{lead.company}</Fact>
        <Fact name={en.lead.fact.title}>{lead.title}</Fact>
        <Fact name={en.lead.fact.industry}>{lead.industry}</Fact>
        <Fact name={en.lead.fact.website}>{lead.website}</Fact>
        <Fact name={en.lead.fact.place}>{place}</Fact>
        <Fact name={en.lead.fact.language}>{languageOf(lead.language)}</Fact>
        <Fact name={en.lead.fact.timeZone}>
          {lead.timeZone} ({words(lead.timeZoneSource).toLowerCase()})
        </Fact>
        <Fact name={en.lead.fact.owner}>{lead.ownerEmail}</Fact>
        <Fact name={en.lead.fact.source}>{lead.source}</Fact>
        <Fact name={en.lead.fact.arrived}>
          <Time at={lead.createdAt} /> ({lead.intake})
        </Fact>
        <Fact name={en.lead.fact.lawfulBasis}>{words(lead.lawfulBasis)}</Fact>
        {lead.enrollment && (
          <Fact name={en.lead.fact.cadence}>
            {lead.enrollment.cadenceName}: {words(lead.enrollment.status).toLowerCase()},{' '}
            {en.lead.steps(lead.enrollment.stepsSent)}
          </Fact>
        )}
        {Object.entries({ ...lead.externalIds, ...lead.custom }).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </aside>
  );
}
