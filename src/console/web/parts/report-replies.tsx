import { BarChart } from '@mantine/charts';
import { SegmentedControl, Text } from '@mantine/core';
import { useGet } from '../api/queries';
import { REPLY_CLASSES, type Replies, type ReplyClass } from '../api/shapes';
import { count, en } from '../strings/en';
import { CsvLink } from './csv';
import { Panel } from './panel';
import { Loaded } from './parts';
import type { ReportQuery } from './report-filters';
import { dayOfYear } from './time';

/** Warm is green, open is blue, closed is red, machines are grey. */
const COLORS: Record<ReplyClass, string> = {
  interested: 'pine.6',
  wants_meeting: 'pine.8',
  question: 'blue.6',
  objection: 'orange.6',
  later: 'yellow.6',
  not_interested: 'red.4',
  wrong_person: 'grape.5',
  unsubscribe: 'red.6',
  complaint: 'red.8',
  out_of_office: 'gray.5',
  auto_reply: 'gray.4',
  bounce: 'gray.7',
  unclear: 'violet.5',
};
const UNREAD = 'unread';

interface Props {
  query: ReportQuery;
  by: string | undefined;
  setBy: (by: string) => void;
}

/** What leads wrote, over time. */
export function RepliesPanel({ query, by = 'week', setBy }: Props) {
  const asked = { ...query, by };
  const replies = useGet<Replies>('/reports/replies', asked);
  return (
    <Panel title={en.reports.replies} action={<CsvLink report="replies" query={asked} />}>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={en.reports.by}
        value={by}
        onChange={setBy}
        data={Object.entries(en.reports.steps).map(([value, label]) => ({ value, label }))}
      />
      <Loaded of={replies} lines={6}>
        {({ items }) => (items.length === 0 ? <Text size="sm">{en.reports.noReplies}</Text> : <Chart items={items} />)}
      </Loaded>
    </Panel>
  );
}

function Chart({ items }: Pick<Replies, 'items'>) {
  const times = [...new Set(items.map(({ from }) => from))];
  const kinds = [...REPLY_CLASSES, null].filter((kind) => items.some((one) => one.class === kind));
  const data = times.map((from) => ({
    from: dayOfYear(from),
    ...Object.fromEntries(
      items.filter((one) => one.from === from).map((one) => [one.class ?? UNREAD, one.replies] as const),
    ),
  }));
  return (
    <BarChart
      h={300}
      data={data}
      dataKey="from"
      type="stacked"
      series={kinds.map((kind) => ({
        name: kind ?? UNREAD,
        label: kind ? en.classes[kind] : en.reports.unread,
        color: kind ? COLORS[kind] : 'gray.2',
      }))}
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      valueFormatter={count}
      yAxisProps={{ allowDecimals: false }}
    />
  );
}
