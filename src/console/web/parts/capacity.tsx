import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { Capacity } from '../api/shapes';
import { count, en } from '../strings/en';
import { Panel } from './panel';
import { Loaded } from './parts';
import { day, dayOfYear } from './time';

const SHOWN_DAYS = 45;
const COUNTS = ['100', '500', '1000', '5000'];

/** When the leads of an import get their mails, if nobody answers. */
export function ImportCapacity({ importId }: { importId: string }) {
  const capacity = useGet<Capacity>(`/imports/${importId}/capacity`);
  return (
    <Panel title={en.capacity.title}>
      <Loaded of={capacity} lines={5}>
        {(data) => <Forecast of={data} />}
      </Loaded>
    </Panel>
  );
}

/** What so many new leads in this cadence would lead to, as it is saved. */
export function CadenceCapacity({ cadenceId }: { cadenceId: string }) {
  const [leads, setLeads] = useState('500');
  const capacity = useQuery({
    queryKey: ['cadences', cadenceId, 'dry-run', leads],
    queryFn: () => api.post<Capacity>(`/cadences/${cadenceId}/dry-run`, { count: Number(leads) }),
  });
  return (
    <Panel
      title={en.capacity.title}
      action={
        <Select
          size="xs"
          w={150}
          aria-label={en.capacity.leads}
          data={COUNTS.map((value) => ({ value, label: en.capacity.newLeads(count(Number(value))) }))}
          value={leads}
          onChange={(value) => value && setLeads(value)}
          allowDeselect={false}
        />
      }
    >
      <Loaded of={capacity} lines={5}>
        {(data) => <Forecast of={data} />}
      </Loaded>
    </Panel>
  );
}

function Forecast({ of: { leads, perDay, firstTouchesDoneOn, heldBackBy, changes } }: { of: Capacity }) {
  const days = perDay.slice(0, SHOWN_DAYS).map(({ date, sends, firstTouches }) => ({
    date: dayOfYear(date),
    first: firstTouches,
    later: sends - firstTouches,
  }));
  return (
    <>
      <Text size="sm" fw={600}>
        {firstTouchesDoneOn
          ? en.capacity.doneOn(count(leads), day(firstTouchesDoneOn))
          : en.capacity.never(count(leads))}
      </Text>
      {days.length > 0 && (
        <BarChart
          h={190}
          mt="sm"
          data={days}
          dataKey="date"
          type="stacked"
          series={[
            { name: 'first', label: en.capacity.first, color: 'pine.6' },
            { name: 'later', label: en.capacity.others, color: 'gray.5' },
          ]}
          tickLine="none"
          valueFormatter={count}
          yAxisProps={{ allowDecimals: false }}
        />
      )}
      {heldBackBy.map(({ what, message }) => (
        <Text size="sm" mt={4} key={what}>
          {message}.
        </Text>
      ))}
      {changes.map(({ message, firstTouchesDoneOn: then }) => (
        <Text size="sm" c="dimmed" mt={4} key={message}>
          {message}
          {then && `: ${en.capacity.then(day(then))}`}
        </Text>
      ))}
    </>
  );
}
