import { Table, Text } from '@mantine/core';
import { useGet } from '../api/queries';
import type { QualificationLine } from '../api/shapes';
import { count, en, percent } from '../strings/en';
import { CsvLink } from './csv';
import { Panel } from './panel';
import { Loaded } from './parts';
import type { ReportQuery } from './report-filters';

const STANDINGS = ['met', 'not_met', 'unknown'] as const;
const ENDS = ['accepted', 'meetingBooked', 'won', 'notAFit'] as const;

/** Whether what leads said about a criterion tells how their hand-offs end. */
export function QualificationReportPanel({ query }: { query: ReportQuery }) {
  const report = useGet<{ items: QualificationLine[] }>('/reports/qualification', query);
  return (
    <Panel title={en.reports.qualification} action={<CsvLink report="qualification" query={query} />}>
      <Loaded of={report} lines={5}>
        {({ items }) =>
          items.length === 0 ? <Text size="sm">{en.reports.noQualification}</Text> : <Criteria items={items} />
        }
      </Loaded>
    </Panel>
  );
}

function Criteria({ items }: { items: QualificationLine[] }) {
  const ids = [...new Set(items.map(({ id }) => id))];
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {en.reports.qualificationLead}
      </Text>
      <div className="scroll" role="region" aria-label={en.reports.qualification} tabIndex={0}>
        <Table miw={620} highlightOnHover={false}>
          <Table.Thead>
            <Table.Tr>
              {Object.entries(en.reports.qualificationCols).map(([key, label]) => (
                <Table.Th key={key}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ids.map((id) => (
              <Criterion key={id} lines={items.filter((line) => line.id === id)} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function Criterion({ lines }: { lines: QualificationLine[] }) {
  const all = lines.reduce((sum, { handoffs }) => sum + handoffs, 0);
  const shown = STANDINGS.flatMap((standing) => lines.filter((line) => line.standing === standing));
  return shown.map((line, i) => (
    <Table.Tr key={line.standing}>
      {i === 0 && (
        <Table.Th scope="rowgroup" rowSpan={shown.length} style={{ verticalAlign: 'top' }}>
          {line.name}
        </Table.Th>
      )}
      <Table.Td>{en.reports.standings[line.standing]}</Table.Td>
      <Part some={line.handoffs} of={all} />
      {ENDS.map((end) => (
        <Part key={end} some={line[end]} of={line.handoffs} />
      ))}
    </Table.Tr>
  ));
}

const Part = ({ some, of }: { some: number; of: number }) => (
  <Table.Td className="num">
    {count(some)} <span className="quiet">{percent(some, of)}</span>
  </Table.Td>
);
