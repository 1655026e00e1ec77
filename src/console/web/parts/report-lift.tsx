import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useGet } from '../api/queries';
import type { Lift } from '../api/shapes';
import { count, en, percent, points } from '../strings/en';
import { CsvLink } from './csv';
import { Panel } from './panel';
import { Loaded } from './parts';
import type { ReportQuery } from './report-filters';

/** Leads that were written to beside those held out: what the difference is, and how sure it is. */
export function LiftPanel({ query }: { query: ReportQuery }) {
  const isOfMails = Boolean(query.step ?? query.mailbox);
  const lift = useGet<Lift>(isOfMails ? null : '/reports/lift', query);
  return (
    <Panel title={en.reports.lift} action={!isOfMails && <CsvLink report="lift" query={query} />}>
      {isOfMails ? (
        <Text size="sm">{en.reports.liftOfMails}</Text>
      ) : (
        <Loaded of={lift} lines={5}>
          {(data) => (data.heldOut === 0 ? <NobodyHeldOut /> : <Groups lift={data} />)}
        </Loaded>
      )}
    </Panel>
  );
}

const NobodyHeldOut = () => (
  <Text size="sm">
    {en.reports.noLift}:{' '}
    <Anchor component={Link} to="/cadences" size="sm" underline="always">
      {en.nav.cadences}
    </Anchor>
    .
  </Text>
);

function Groups({ lift: { writtenTo, heldOut, items } }: { lift: Lift }) {
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {en.reports.liftLead} {en.reports.groups(count(writtenTo), count(heldOut))}
      </Text>
      <div className="scroll" role="region" aria-label={en.reports.lift} tabIndex={0}>
        <Table miw={420} highlightOnHover={false}>
          <Table.Thead>
            <Table.Tr>
              {Object.entries(en.reports.liftCols).map(([key, label]) => (
                <Table.Th key={key}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((line) => (
              <Table.Tr key={line.measure}>
                <Table.Td>{en.reports.stages[line.measure]}</Table.Td>
                <Table.Td className="num">{percent(line.writtenTo, writtenTo)}</Table.Td>
                <Table.Td className="num">{percent(line.heldOut, heldOut)}</Table.Td>
                <Table.Td className="num">
                  {line.lift
                    ? `${points(line.lift.difference)} (${points(line.lift.from)} … ${points(line.lift.until)})`
                    : '–'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
