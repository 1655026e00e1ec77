import { Button, Group, Switch, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { usePages } from '../api/queries';
import type { AuditedAct } from '../api/shapes';
import { useFilters } from '../parts/filters';
import { TableBox } from '../parts/panel';
import { Empty, LeadLink, Lines, PageHead, ProblemNote } from '../parts/parts';
import { Time } from '../parts/time';
import { en, words } from '../strings/en';

export default function Audit() {
  const { search, set } = useFilters();
  const byPeople = search.all !== 'true';
  const acts = usePages<AuditedAct>('/audit', { byPeople, act: search.act, leadId: search.lead, actor: search.actor });
  return (
    <>
      <PageHead title={en.nav.audit} lead={en.audit.lead} />
      <Group mb="sm" gap="sm">
        <Typed name="actor" value={search.actor} set={set} placeholder="user:1" />
        <Typed name="act" value={search.act} set={set} placeholder="mailbox.saved" />
        <Switch
          label={en.audit.byPeople}
          checked={byPeople}
          onChange={({ currentTarget }) => set({ all: currentTarget.checked ? null : 'true' })}
        />
      </Group>
      {acts.error ? (
        <ProblemNote error={acts.error} retry={() => void acts.refetch()} />
      ) : acts.isPending ? (
        <Lines n={10} />
      ) : acts.items.length === 0 ? (
        <Empty title={en.audit.empty} />
      ) : (
        <TableBox label={en.nav.audit}>
          <Table miw={640}>
            <Table.Thead>
              <Table.Tr>
                {Object.entries(en.audit.cols).map(([key, label]) => (
                  <Table.Th key={key}>{label}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {acts.items.map((act) => (
                <Table.Tr key={act.id}>
                  <Table.Td>
                    <Time at={act.at} />
                  </Table.Td>
                  <Table.Td>{whoOf(act)}</Table.Td>
                  <Table.Td>{words(act.act)}</Table.Td>
                  <Table.Td>
                    <AboutWhat act={act} />
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" c="dimmed">
                      {words(act.reason)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableBox>
      )}
      {acts.hasNextPage && (
        <Button variant="default" mt="sm" onClick={() => void acts.fetchNextPage()}>
          {en.acts.more}
        </Button>
      )}
    </>
  );
}

function whoOf({ actor, actorName }: AuditedAct): string {
  if (actor === 'agent') return en.audit.agent;
  if (actor === 'lead') return en.audit.byLead;
  return actorName ?? actor;
}

function AboutWhat({ act: { about, aboutId, leadId, leadName } }: { act: AuditedAct }) {
  if (leadId) return <LeadLink id={leadId}>{leadName ?? en.lead.unnamed}</LeadLink>;
  return (
    <>
      {words(about)} {aboutId}
    </>
  );
}

function Typed({
  name,
  value = '',
  set,
  placeholder,
}: {
  name: 'actor' | 'act';
  value: string | undefined;
  set: ReturnType<typeof useFilters>['set'];
  placeholder: string;
}) {
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback((text: string) => set({ [name]: text.trim() }), 300);
  return (
    <TextInput
      aria-label={en.audit[name]}
      placeholder={`${en.audit[name]}: ${placeholder}`}
      w={200}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value);
      }}
    />
  );
}
