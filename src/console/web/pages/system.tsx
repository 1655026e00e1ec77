import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Finding, Mailbox, Page, ParkedMail, System as SystemData } from '../api/shapes';
import { Panel } from '../parts/panel';
import { Fact, Loaded, modals, NARROW, PageHead } from '../parts/parts';
import { exact, Time } from '../parts/time';
import { count, en } from '../strings/en';

const COLORS: Record<Finding['level'], string> = { ok: 'teal', warn: 'orange', fail: 'red' };
const WORST_FIRST: Finding['level'][] = ['fail', 'warn', 'ok'];
const EVERY_MS = 15_000;

export default function System() {
  const system = useGet<SystemData>('/system', {}, { every: EVERY_MS });
  return (
    <>
      <PageHead narrow title={en.nav.system} lead={en.system.lead} />
      <Loaded of={system} lines={10}>
        {(data) => (
          <Stack gap="md" maw={NARROW}>
            <Findings findings={data.findings} />
            <Group gap="md" align="stretch" grow preventGrowOverflow={false}>
              <Queues queues={data.queues} />
              <Panel title={en.system.installation}>
                <dl className="facts">
                  <Fact name={en.system.version}>{data.version}</Fact>
                  <Fact name="Node.js">{data.node}</Fact>
                  <Fact name={en.system.queue}>{en.system.queueKinds[data.queue]}</Fact>
                  <Fact name={en.system.clock}>
                    {exact(data.now)}
                    {data.sandbox && ` · ${en.system.simulated}`}
                  </Fact>
                </dl>
              </Panel>
            </Group>
            <Parked />
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  const sorted = findings.toSorted((a, b) => WORST_FIRST.indexOf(a.level) - WORST_FIRST.indexOf(b.level));
  const bad = findings.filter(({ level }) => level !== 'ok').length;
  return (
    <Panel
      title={en.system.findings}
      action={
        <Text size="xs" c="dimmed">
          {bad === 0 ? en.system.allFine : en.system.toMend(bad)}
        </Text>
      }
    >
      <Stack gap={6}>
        {sorted.map(({ level, check, says }) => (
          <Group key={check} gap="sm" wrap="nowrap" align="flex-start">
            <Badge color={COLORS[level]} variant="light" size="sm" w={84} style={{ flex: 'none' }}>
              {en.system.levels[level]}
            </Badge>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              <b>{check}</b>: {says}
            </Text>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}

function Queues({ queues }: { queues: SystemData['queues'] }) {
  return (
    <Panel title={en.system.queues}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{en.system.queue}</Table.Th>
            <Table.Th ta="right">{en.system.waiting}</Table.Th>
            <Table.Th ta="right">{en.system.active}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(queues).map(([name, { waiting, active }]) => (
            <Table.Tr key={name}>
              <Table.Td>{en.system.queueNames[name] ?? name}</Table.Td>
              <Table.Td ta="right" className="num">
                {count(waiting)}
              </Table.Td>
              <Table.Td ta="right" className="num">
                {count(active)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

/** What came in and was not read to its end. */
function Parked() {
  const parked = useGet<Page<ParkedMail>>('/parked-mails');
  const mailboxes = useGet<Page<Mailbox>>('/mailboxes');
  const addressOf = (id: string) => mailboxes.data?.items.find((mailbox) => mailbox.id === id)?.address ?? '–';
  const read = useAct((id: string) => api.post<{ outcome: string }>(`/parked-mails/${id}/read`), {
    done: ({ outcome }) => en.system.read[outcome] ?? en.system.read.received!,
  });
  const dismiss = useAct((id: string) => api.post(`/parked-mails/${id}/dismiss`), { done: en.system.dismissed });
  const ask = ({ id, sender }: ParkedMail) =>
    modals.confirm({
      title: en.system.dismissTitle(sender ?? en.system.unknownSender),
      body: en.system.dismissText,
      go: en.system.dismiss,
      danger: true,
      run: () => dismiss.mutate(id),
    });
  return (
    <Panel title={en.system.parked}>
      <Loaded of={parked} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {en.system.noParked}
            </Text>
          ) : (
            <Stack gap="sm">
              {items.map((mail) => (
                <Group key={mail.id} justify="space-between" align="flex-start" gap="sm">
                  <div style={{ minWidth: 0, flex: '1 1 320px' }}>
                    <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                      {mail.sender ?? en.system.unknownSender}
                    </Text>
                    <Text size="xs" c="dimmed" component="div">
                      {addressOf(mail.mailboxId)} · {mail.folder} · {en.system.kilobytes(Math.ceil(mail.bytes / 1024))}{' '}
                      · <Time at={mail.parkedAt} />
                    </Text>
                    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {en.system.reasons[mail.reason]}
                      {mail.detail && ` (${mail.detail})`}
                    </Text>
                  </div>
                  <Group gap="xs">
                    {mail.reason === 'unreadable' && (
                      <Button size="xs" loading={read.isPending} onClick={() => read.mutate(mail.id)}>
                        {en.system.readAgain}
                      </Button>
                    )}
                    <Button size="xs" variant="default" onClick={() => ask(mail)}>
                      {en.system.dismiss}
                    </Button>
                  </Group>
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}
