import { Anchor, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useGet } from '../api/queries';
import type { CellReport } from '../api/shapes';
import { count, en } from '../strings/en';
import { cellName } from './autonomy';
import { CsvLink } from './csv';
import { Panel } from './panel';
import { Loaded } from './parts';
import type { ReportQuery } from './report-filters';

const NUMBERS = ['replies', 'reclassified', 'approved', 'edited', 'rejected', 'alone'] as const;

/** What became of the answers the agent may write, by cell of the matrix. */
export function AutonomyReportPanel({ query }: { query: ReportQuery }) {
  const report = useGet<{ items: CellReport[] }>('/reports/autonomy', query);
  return (
    <Panel title={en.reports.autonomy} action={<CsvLink report="autonomy" query={query} />}>
      <Loaded of={report} lines={4}>
        {({ items }) => <Cells items={items.filter(({ replies }) => replies > 0)} />}
      </Loaded>
      <Text size="xs" c="dimmed" mt="xs">
        {en.reports.decide}{' '}
        <Anchor component={Link} to="/cadences" size="xs" underline="always">
          {en.reports.decideOn}
        </Anchor>
        .
      </Text>
    </Panel>
  );
}

function Cells({ items }: { items: CellReport[] }) {
  if (items.length === 0) return <Text size="sm">{en.reports.noCells}</Text>;
  return (
    <div className="scroll" role="region" aria-label={en.reports.autonomy} tabIndex={0}>
      <Table miw={640} highlightOnHover={false}>
        <Table.Thead>
          <Table.Tr>
            {Object.entries(en.reports.autonomyCols).map(([key, label]) => (
              <Table.Th key={key}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((cell) => (
            <Table.Tr key={cellName(cell)}>
              <Table.Td>{cellName(cell)}</Table.Td>
              <Table.Td>{en.autonomy.acts[cell.act as keyof typeof en.autonomy.acts]}</Table.Td>
              {NUMBERS.map((name) => (
                <Table.Td key={name} className="num">
                  {count(cell[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
