import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Board as BoardData } from '../api/shapes';
import { useMay } from '../app/session';
import { useStopAll } from '../app/stop-all';
import { AttentionList } from '../parts/attention';
import { AgentDesk, Desk } from '../parts/desk';
import { LedgerBar } from '../parts/ledger-bar';
import { Loaded, PageHead } from '../parts/parts';
import { Time } from '../parts/time';
import { WhatNext } from '../parts/what-next';
import { count, en } from '../strings/en';

/** Clocks run out without anything having happened, and of very many leads the count comes later than the change. */
const LOOK_AGAIN_MS = 10_000;

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export default function Board() {
  const board = useGet<BoardData>('/board', { timeZone }, { every: LOOK_AGAIN_MS });
  return (
    <>
      <PageHead title={en.board.title} lead={en.board.lead}>
        {board.data && <StopSwitch stoppedAt={board.data.stoppedAt} />}
      </PageHead>
      <Loaded of={board} lines={10}>
        {(data) => (data.ledger.total === 0 ? <WhatNext /> : <Living board={data} />)}
      </Loaded>
    </>
  );
}

function StopSwitch({ stoppedAt }: { stoppedAt: string | null }) {
  const may = useMay();
  const { stop, start } = useStopAll();
  if (!stoppedAt) {
    return may.supervise ? (
      <Button variant="default" size="xs" leftSection={<IconPlayerStop size={15} />} onClick={stop}>
        {en.board.stopAll}
      </Button>
    ) : null;
  }
  return (
    <Group gap="xs">
      <Badge color="red" variant="light" size="lg">
        {en.board.stoppedSince} <Time at={stoppedAt} />
      </Badge>
      {may.supervise && (
        <Button size="xs" leftSection={<IconPlayerPlay size={15} />} onClick={start}>
          {en.board.startAll}
        </Button>
      )}
    </Group>
  );
}

function Living({ board }: { board: BoardData }) {
  const reassign = useAct(
    ({ handoffId, repId }: { handoffId: string; repId: string; name: string }) =>
      api.post(`/handoffs/${handoffId}/reassign`, { repId }),
    { done: (_, { name }) => en.board.reassigned(name) },
  );
  const give = (handoffId: string, rep: { id: string; name: string }) =>
    reassign.mutate({ handoffId, repId: rep.id, name: rep.name });
  return (
    <Stack gap="md">
      <LedgerBar ledger={board.ledger} />
      <Numbers board={board} />
      <div className="board">
        <AttentionList items={board.attention} />
        <section aria-label={en.board.reps} className="desks">
          <AgentDesk agent={board.agent} />
          <Desk name={en.board.unassigned} handoffs={board.unassigned} count={board.unassignedCount} give={give} />
          {board.reps.map((rep) => (
            <Desk key={rep.id} name={rep.name} rep={rep} handoffs={rep.handoffs} give={give} />
          ))}
        </section>
      </div>
    </Stack>
  );
}

function Numbers({ board: { today, ledger } }: { board: BoardData }) {
  const figures = [
    [today.sent, en.board.sent],
    [today.replied, en.board.replied],
    [today.warm, en.board.warm],
    [today.handedOver, en.board.handedOver],
  ] as const;
  return (
    <section className="panel today" aria-label={en.board.today}>
      <Text size="sm" fw={600}>
        {en.board.today}
      </Text>
      {figures.map(([n, name]) => (
        <div className="figure" key={name}>
          {count(n)}
          <small>{name}</small>
        </div>
      ))}
      <Text size="sm" c="dimmed" component="div" className="oldest">
        {ledger.oldestWaiting ? (
          <>
            {en.board.oldest}:{' '}
            <Link to="/leads/$id" params={{ id: ledger.oldestWaiting.leadId }} style={{ color: 'inherit' }}>
              <Time at={ledger.oldestWaiting.since} />
            </Link>
          </>
        ) : (
          en.board.nobodyWaits
        )}
      </Text>
    </section>
  );
}
