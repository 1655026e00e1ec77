import { Anchor, Button, Group, Switch, Table, Text } from '@mantine/core';
import { usePages } from '../api/queries';
import type { AuditedAct } from '../api/shapes';
import { actorOf } from '../parts/actor';
import { useFilters } from '../parts/filters';
import { Typed } from '../parts/lead-filters';
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
        <Typed size="sm" label={en.audit.actor} value={search.actor} onType={(actor) => set({ actor })} />
        <Typed size="sm" label={en.audit.act} value={search.act} onType={(act) => set({ act })} />
        {(search.actor || search.act) && (
          <Button variant="subtle" size="xs" onClick={() => set({ actor: null, act: null })}>
            {en.acts.clear}
          </Button>
        )}
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
                  <Table.Td>
                    <Only label={en.audit.onlyBy(whoOf(act))} choose={() => set({ actor: act.actor })}>
                      {whoOf(act)}
                    </Only>
                  </Table.Td>
                  <Table.Td>
                    <Only label={en.audit.onlyAct(words(act.act))} choose={() => set({ act: act.act })}>
                      {words(act.act)}
                    </Only>
                  </Table.Td>
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
  return actorName ?? actorOf(actor);
}

function AboutWhat({ act: { about, aboutId, leadId, leadName } }: { act: AuditedAct }) {
  if (leadId) return <LeadLink id={leadId}>{leadName ?? en.lead.unnamed}</LeadLink>;
  return (
    <>
      {words(about)} {aboutId}
    </>
  );
}

/** What stands in a row is a filter for more of it. */
const Only = ({ label, choose, children }: { label: string; choose: () => void; children: string }) => (
  <Anchor component="button" type="button" c="inherit" size="sm" ta="left" aria-label={label} onClick={choose}>
    {children}
  </Anchor>
);
