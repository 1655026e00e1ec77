import { Badge, Group, Progress, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import type { Board, BoardHandoff, RepCard } from '../api/shapes';
import { useMay, useSession } from '../app/session';
import { en } from '../strings/en';
import { LeadMenu } from './lead-menu';
import { ClassBadge, LeadLink } from './parts';
import { duration, Time } from './time';

const DRAGGED = 'application/x-everylead-handoff';

export type Give = (handoffId: string, rep: { id: string; name: string }) => void;

/** The agent's desk beside those of the people. */
export function AgentDesk({ agent }: { agent: Board['agent'] }) {
  const { isAi } = useSession().writer;
  const lanes = [
    ['drafting', '/leads', { ledger: 'waiting_first_touch' }],
    ['needsReview', '/review', {}],
    ['answering', '/leads', { ledger: 'answering' }],
    ['snoozed', '/leads', { ledger: 'snoozed' }],
  ] as const;
  return (
    <article className="panel desk">
      <div className="head">
        {en.board.agent}
        <Badge size="sm" variant="light" color={isAi ? 'violet' : 'gray'}>
          {isAi ? en.board.ai : en.board.offline}
        </Badge>
      </div>
      {lanes.map(([lane, to, search]) => (
        <Link key={lane} className="lane" to={to} search={search}>
          {en.board.lanes[lane]} <b className="num">{agent[lane]}</b>
        </Link>
      ))}
    </article>
  );
}

interface DeskProps {
  name: string;
  rep?: RepCard;
  handoffs: BoardHandoff[];
  count?: number;
  give: Give;
}

export function Desk({ name, rep, handoffs, count = handoffs.length, give }: DeskProps) {
  const [over, setOver] = useState(false);
  const may = useMay();
  const takesDrops = rep && may.supervise;
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const id = event.dataTransfer.getData(DRAGGED);
      if (id && rep && !handoffs.some((mine) => mine.id === id)) give(id, rep);
    },
  };
  const total = rep ? rep.accepted + rep.offered : count;
  return (
    <article className="panel desk" data-over={over} {...(takesDrops ? drop : {})}>
      <div className="head">
        <span>{name}</span>
        {rep ? <Presence rep={rep} /> : <b className="num">{count}</b>}
      </div>
      {rep ? (
        <Load rep={rep} />
      ) : (
        <Text size="xs" c="dimmed" px={14} py={8}>
          {en.board.unassignedHint}
        </Text>
      )}
      <div className="list">
        {handoffs.map((handoff) => (
          <Row key={handoff.id} handoff={handoff} />
        ))}
      </div>
      {handoffs.length === 0 && (
        <Text size="xs" c="dimmed" px={14} py={10} style={{ borderTop: '1px solid var(--line)' }}>
          {rep ? en.board.empty : en.board.nobodyEmpty}
        </Text>
      )}
      {total > handoffs.length && (
        <Text size="xs" px={14} py={6} c="dimmed">
          {en.board.moreOf(total - handoffs.length)}
        </Text>
      )}
    </article>
  );
}

function Presence({ rep }: { rep: RepCard }) {
  return rep.atWork ? (
    <Badge size="sm" color="teal" variant="light">
      {en.board.atWork}
    </Badge>
  ) : (
    <Badge size="sm" color="gray" variant="light">
      {rep.backAt ? (
        <>
          {en.board.backAt} <Time at={rep.backAt} />
        </>
      ) : (
        en.board.away
      )}
    </Badge>
  );
}

function Load({ rep }: { rep: RepCard }) {
  const taken = rep.accepted + rep.offered;
  return (
    <div style={{ padding: '8px 14px' }}>
      <Progress
        value={rep.capacity ? (100 * taken) / rep.capacity : 100}
        size={5}
        aria-label={en.board.of(taken, rep.capacity)}
      />
      <Group justify="space-between" mt={6} gap={4}>
        <Text size="xs" className="num">
          {en.board.of(taken, rep.capacity)} · {rep.accepted} {en.board.accepted} · {rep.offered} {en.board.offered}
        </Text>
        <Text size="xs" c="dimmed">
          {rep.firstResponseMinutes === null
            ? en.board.noResponse
            : `${en.board.firstResponse} ${duration(rep.firstResponseMinutes * 60)}`}
        </Text>
      </Group>
    </div>
  );
}

function Row({ handoff }: { handoff: BoardHandoff }) {
  const may = useMay();
  const name = handoff.leadName ?? handoff.company ?? en.lead.unnamed;
  return (
    <div
      className="card-row"
      draggable={may.supervise}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, handoff.id)}
    >
      <div style={{ minWidth: 0, flex: 1 }}>
        <LeadLink id={handoff.leadId}>{name}</LeadLink>
        <Group gap="4px 8px">
          <ClassBadge of={handoff.replyClass} />
          <Text size="xs" c="dimmed" component="div">
            {en.handoffs.clock[handoff.status]} <Time at={handoff.actAt} late />
          </Text>
        </Group>
      </div>
      <LeadMenu leadId={handoff.leadId} name={name} />
    </div>
  );
}
