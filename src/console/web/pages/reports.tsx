import '@mantine/charts/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import { BarChart, DonutChart } from '@mantine/charts';
import { Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useGet } from '../api/queries';
import type { Funnel, Pace, Share, Speed } from '../api/shapes';
import { CsvLink } from '../parts/csv';
import { useMay } from '../app/session';
import { useFilters } from '../parts/filters';
import { Panel } from '../parts/panel';
import { Loaded, PageHead } from '../parts/parts';
import { dayOf, daysBack, ReportFilters, type ReportQuery, reportQuery } from '../parts/report-filters';
import { AutonomyReportPanel } from '../parts/report-autonomy';
import { LiftPanel } from '../parts/report-lift';
import { QualificationReportPanel } from '../parts/report-qualification';
import { RepliesPanel } from '../parts/report-replies';
import { Fact, ModelsPanel, SpendingPanel, WrittenPanel } from '../parts/report-costs';
import { duration, useNow } from '../parts/time';
import { count, en } from '../strings/en';

export default function Reports() {
  const { search, set } = useFilters();
  const may = useMay();
  const today = dayOf(useNow());
  const { from, until, by } = search;
  const query = reportQuery(search);
  return (
    <>
      <PageHead title={en.nav.reports} lead={en.reports.lead}>
        <Button.Group>
          {[7, 30, 90].map((days) => (
            <Button
              key={days}
              size="xs"
              variant={from === daysBack(today, days) && until === today ? 'filled' : 'default'}
              onClick={() => set({ from: daysBack(today, days), until: today })}
            >
              {en.reports.days(days)}
            </Button>
          ))}
          <Button size="xs" variant={from ? 'default' : 'filled'} onClick={() => set({ from: null, until: null })}>
            {en.leads.all}
          </Button>
        </Button.Group>
        <DatePickerInput
          type="range"
          size="xs"
          w={220}
          placeholder={en.reports.range}
          clearButtonProps={{ 'aria-label': en.reports.clearRange }}
          value={[from ?? null, until ?? null]}
          onChange={([first, last]) => set({ from: first, until: last })}
          clearable
        />
      </PageHead>
      <ReportFilters search={search} set={set} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <FunnelPanel query={query} />
        <RepliesPanel query={query} by={by} setBy={(chosen) => set({ by: chosen })} />
        <SharePanel query={query} />
        <SpeedPanel query={query} />
        <SpendingPanel query={query} />
        <WrittenPanel query={query} />
      </SimpleGrid>
      <Stack gap="md" mt="md">
        {may.supervise && <QualificationReportPanel query={query} />}
        <LiftPanel query={query} />
        <ModelsPanel query={query} />
        {may.supervise && <AutonomyReportPanel query={query} />}
      </Stack>
    </>
  );
}

const STAGES = ['leads', 'touched', 'replied', 'warm', 'accepted', 'won'] as const;

function FunnelPanel({ query }: { query: ReportQuery }) {
  const funnel = useGet<Funnel>('/reports/funnel', query);
  return (
    <Panel title={en.reports.funnel} action={<CsvLink report="funnel" query={query} />}>
      <Loaded of={funnel} lines={6}>
        {(data) => (
          <>
            <BarChart
              h={230}
              data={STAGES.map((stage) => ({ stage: en.reports.stages[stage], leads: data[stage] }))}
              dataKey="stage"
              orientation="vertical"
              yAxisProps={{ width: 90 }}
              series={[{ name: 'leads', color: 'pine.6', label: en.nav.leads }]}
              withBarValueLabel
              gridAxis="none"
              xAxisProps={{ allowDecimals: false }}
              valueFormatter={count}
            />
            <Text size="xs" c="dimmed" mt="xs">
              {en.reports.besides(
                count(data.excluded),
                count(data.calls),
                count(data.callsAccepted),
                count(data.callsWon),
              )}
              {data.heldOut > 0 && ` ${en.reports.heldOut(count(data.heldOut))}`}
            </Text>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const SHARES = {
  agentAlone: 'pine.6',
  agentThenPerson: 'violet.6',
  personAlone: 'blue.6',
  nobodyYet: 'gray.6',
} as const;

function SharePanel({ query }: { query: ReportQuery }) {
  const share = useGet<Share>('/reports/share', query);
  const names = Object.keys(SHARES) as (keyof typeof SHARES)[];
  return (
    <Panel title={en.reports.share} action={<CsvLink report="share" query={query} />}>
      <Loaded of={share} lines={6}>
        {(data) =>
          data.conversations === 0 ? (
            <Text size="sm">{en.reports.noConversations}</Text>
          ) : (
            <Group gap="xl">
              <DonutChart
                size={150}
                thickness={22}
                chartLabel={count(data.conversations)}
                data={names.map((name) => ({ name: en.reports.shares[name], value: data[name], color: SHARES[name] }))}
                withTooltip
              />
              <dl className="facts" style={{ flex: 1, minWidth: 220 }}>
                {names.map((name) => (
                  <Fact key={name} name={en.reports.shares[name]}>
                    {count(data[name])}
                    {name === 'agentAlone' && ` (${en.reports.steered(count(data.agentAloneSteered))})`}
                  </Fact>
                ))}
              </dl>
            </Group>
          )
        }
      </Loaded>
    </Panel>
  );
}

function SpeedPanel({ query }: { query: ReportQuery }) {
  const speed = useGet<Speed>('/reports/speed', query);
  const paces: [string, string, Pace][] = speed.data
    ? [
        [en.reports.firstTouch, en.reports.byAgent, speed.data.firstTouch.agent],
        [en.reports.firstTouch, en.reports.byPeople, speed.data.firstTouch.people],
        [en.reports.replySettled, en.reports.byAgent, speed.data.replySettled.agent],
        [en.reports.replySettled, en.reports.byPeople, speed.data.replySettled.people],
        [en.reports.offerAccepted, en.reports.byPeople, speed.data.offerAccepted],
        [en.reports.firstAction, en.reports.byPeople, speed.data.firstAction],
      ]
    : [];
  return (
    <Panel title={en.reports.speed} action={<CsvLink report="speed" query={query} />}>
      <Loaded of={speed} lines={6}>
        {() => (
          <div className="scroll" role="region" aria-label={en.reports.speed} tabIndex={0}>
            <Table miw={460} highlightOnHover={false}>
              <Table.Thead>
                <Table.Tr>
                  {Object.entries(en.reports.speedCols).map(([key, label]) => (
                    <Table.Th key={key}>{label}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {paces.map(([what, who, { done, waiting, medianSeconds, p90Seconds }]) => (
                  <Table.Tr key={what + who}>
                    <Table.Td>{what}</Table.Td>
                    <Table.Td>{who}</Table.Td>
                    <Table.Td className="num">{duration(medianSeconds)}</Table.Td>
                    <Table.Td className="num">{duration(p90Seconds)}</Table.Td>
                    <Table.Td className="num">{count(done)}</Table.Td>
                    <Table.Td className="num">{count(waiting)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
