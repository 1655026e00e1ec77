import { Anchor, Group, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGet } from '../api/queries';
import type { Cost, Spending } from '../api/shapes';
import { count, en, money, words } from '../strings/en';
import { actorOf } from './actor';
import { CsvLink } from './csv';
import { Panel } from './panel';
import { Loaded } from './parts';
import type { ReportQuery } from './report-filters';

const useCost = (query: ReportQuery) => useGet<Cost>('/reports/cost', query);

export function WrittenPanel({ query }: { query: ReportQuery }) {
  const cost = useCost(query);
  return (
    <Panel title={en.reports.written} action={<CsvLink report="written" query={query} />}>
      <Loaded of={cost} lines={6}>
        {(data) => <Work parts={workOf(data)} />}
      </Loaded>
    </Panel>
  );
}

type Work = [what: string, who: string, n: number];

/** Everybody who goes by the same name counts as one. */
function workOf({ mails, drafts, readings }: Cost): Work[] {
  const all: Work[] = [
    ...mails.map(({ kind, mails: n }): Work => [en.reports.mails, en.reports.kinds[kind] ?? words(kind), n]),
    ...drafts.map(({ writer, drafts: n }): Work => [en.reports.drafts, actorOf(writer), n]),
    ...readings.map(({ reader, replies }): Work => [en.reports.readings, actorOf(reader), replies]),
  ];
  const sums = new Map<string, Work>();
  for (const [what, who, n] of all) sums.set(what + who, [what, who, n + (sums.get(what + who)?.[2] ?? 0)]);
  return [...sums.values()];
}

function Work({ parts }: { parts: Work[] }) {
  if (parts.length === 0) return <Text size="sm">{en.reports.noWork}</Text>;
  return [en.reports.mails, en.reports.drafts, en.reports.readings].map((heading) => {
    const lines = parts.filter(([what]) => what === heading);
    return (
      lines.length > 0 && (
        <div key={heading}>
          <Text size="xs" fw={600} mt="xs" mb={4}>
            {heading}
          </Text>
          <dl className="facts wide">
            {lines.map(([, who, n]) => (
              <Fact key={who} name={who}>
                {count(n)}
              </Fact>
            ))}
          </dl>
        </div>
      )
    );
  });
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </>
  );
}

/** What the leads of the period have cost, in one sum and per head. */
export function SpendingPanel({ query }: { query: ReportQuery }) {
  const cost = useCost(query);
  return (
    <Panel title={en.reports.cost} action={<CsvLink report="cost" query={query} />}>
      <Text size="sm" c="dimmed" mb="xs">
        {en.reports.costLead}
      </Text>
      <Loaded of={cost} lines={6}>
        {({ currency, spending }) => (
          <>
            <Group gap="xl" mb="sm">
              {PER_HEAD.map((head) => (
                <div key={head}>
                  <Text size="xs" c="dimmed">
                    {en.reports[head]}
                  </Text>
                  <Text fz={22} fw={650} lh={1.2} className="num">
                    {money(spending[head], currency)}
                  </Text>
                </div>
              ))}
            </Group>
            <dl className="facts wide">
              {spendingLines(spending).map(([name, amount]) => (
                <Fact key={name} name={name}>
                  {money(amount, currency)}
                </Fact>
              ))}
            </dl>
            {spending.mail + spending.review === 0 && <Missing says={en.reports.noRates} />}
            {spending.unpricedCalls > 0 && <Missing says={en.reports.unpriced(count(spending.unpricedCalls))} />}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const PER_HEAD = ['perLead', 'perWarmLead', 'perHandoff'] as const;

const spendingLines = (spent: Spending): [string, number][] => [
  [en.reports.modelsCost(count(spent.modelCalls)), spent.models],
  [en.reports.mailCost(count(spent.mails)), spent.mail],
  [en.reports.reviewCost(count(spent.reviews), count(spent.reviewMinutes)), spent.review],
  [en.reports.total, spent.total],
];

const Missing = ({ says }: { says: string }) => (
  <Text size="xs" c="dimmed" mt="xs">
    {says}{' '}
    <Anchor component={Link} to="/company" size="xs" underline="always">
      {en.reports.onCompany}
    </Anchor>
    .
  </Text>
);

/** Tokens and money by model and purpose. */
export function ModelsPanel({ query }: { query: ReportQuery }) {
  const cost = useCost(query);
  return (
    <Panel title={en.reports.models} action={<CsvLink report="models" query={query} />}>
      <Loaded of={cost} lines={4}>
        {({ currency, models }) =>
          models.length === 0 ? (
            <Text size="sm">{en.reports.noModels}</Text>
          ) : (
            <div className="scroll" role="region" aria-label={en.reports.models} tabIndex={0}>
              <Table miw={560} highlightOnHover={false}>
                <Table.Thead>
                  <Table.Tr>
                    {Object.entries(en.reports.modelCols).map(([key, label]) => (
                      <Table.Th key={key}>{label}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {models.map((use) => (
                    <Table.Tr key={use.model + use.purpose}>
                      <Table.Td>{use.model}</Table.Td>
                      <Table.Td>{en.reports.purposes[use.purpose] ?? words(use.purpose)}</Table.Td>
                      <Table.Td className="num">{count(use.calls)}</Table.Td>
                      <Table.Td className="num">{count(use.inputTokens)}</Table.Td>
                      <Table.Td className="num">{count(use.cachedTokens)}</Table.Td>
                      <Table.Td className="num">{count(use.outputTokens)}</Table.Td>
                      <Table.Td className="num">{money(use.cost, currency)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Loaded>
    </Panel>
  );
}
