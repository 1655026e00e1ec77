import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { BulkAnswer } from '../api/shapes';
import { count, en } from '../strings/en';
import { CadenceChoice } from './cadence-choice';
import { first } from './first';
import type { LeadFilter } from './lead-filters';
import { Lines, ProblemNote } from './parts';

type Bulk = keyof typeof en.leads.bulk;
type Which = { ids: string[] } | { filter: LeadFilter };

/** One act on many leads: those that are chosen, or all that fit the filters. */
export function BulkActs({
  chosen,
  filter,
  more,
  clear,
}: {
  chosen: ReadonlySet<string>;
  filter: LeadFilter;
  /** There are more that fit than are shown. */
  more: boolean;
  clear: () => void;
}) {
  const [allThatFit, setAll] = useState(false);
  const [act, setAct] = useState<Bulk | null>(null);
  return (
    <Group gap="xs" className="panel" px="sm" py={6} mb="sm" role="toolbar" aria-label={en.acts.actions}>
      <Text size="sm" fw={500}>
        {allThatFit ? en.leads.allThatFit : en.leads.chosen(chosen.size)}
      </Text>
      {more && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!allThatFit)}>
          {allThatFit ? en.leads.onlyChosen(chosen.size) : en.leads.chooseAllThatFit}
        </Button>
      )}
      {(Object.keys(en.leads.bulk) as Bulk[]).map((one) => (
        <Button key={one} size="xs" variant="default" onClick={() => setAct(one)}>
          {en.leads.bulk[one]}
        </Button>
      ))}
      <Button size="xs" variant="subtle" onClick={clear}>
        {en.acts.cancel}
      </Button>
      {act && (
        <BulkDialog
          act={act}
          which={allThatFit ? { filter } : { ids: [...chosen] }}
          close={() => setAct(null)}
          onDone={clear}
        />
      )}
    </Group>
  );
}

interface DialogProps {
  act: Bulk;
  which: Which;
  close: () => void;
  onDone: () => void;
}

/** The server counts first; what is confirmed is that number, and it refuses when another has become true. */
function BulkDialog({ act, which, close, onDone }: DialogProps) {
  const [day, setDay] = useState('');
  const [cadenceId, setCadence] = useState<string | null>(null);
  const until = day ? new Date(`${day}T00:00`).toISOString() : null;
  const steering = {
    act,
    ...(act === 'pause' || act === 'snooze' ? { until } : {}),
    ...(act === 'enroll' ? { cadenceId, again: true } : {}),
  };
  const counted = useQuery({
    queryKey: ['bulk-count', which],
    queryFn: () => api.post<BulkAnswer>('/leads/bulk-acts', { ...which, steering: { act: 'resume' } }),
    gcTime: 0,
    retry: false,
  });
  const run = useAct((confirm: number) => api.post<BulkAnswer>('/leads/bulk-acts', { ...which, steering, confirm }), {
    done: ({ done, refused }) => en.leads.bulkDone(done, refused),
    onDone: () => {
      close();
      onDone();
    },
    quiet: true,
    onProblem: () => void counted.refetch(),
  });
  const leads = counted.data?.leads;
  return (
    <Modal
      opened
      onClose={close}
      title={leads === undefined ? en.leads.bulk[act] : en.leads.bulkTitle(en.leads.bulk[act], leads)}
    >
      <Stack>
        {counted.error ? <ProblemNote error={counted.error} /> : leads === undefined && <Lines n={2} />}
        <Text size="sm">{en.leads.bulkText[act]}</Text>
        {(act === 'pause' || act === 'snooze') && (
          <TextInput
            type="date"
            {...first}
            label={en.lead.until}
            description={act === 'pause' ? en.lead.untilHint : undefined}
            required={act === 'snooze'}
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
        )}
        {act === 'enroll' && <CadenceChoice value={cadenceId} onChange={setCadence} />}
        {run.error && <ProblemNote error={run.error} />}
        {leads === 0 && <Alert color="gray">{en.leads.empty}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {en.acts.cancel}
          </Button>
          <Button
            color={act === 'stop' ? 'red' : undefined}
            disabled={!leads || (act === 'snooze' && !day)}
            loading={run.isPending}
            onClick={() => leads && run.mutate(leads)}
          >
            {en.leads.bulk[act]} {leads === undefined ? '' : count(leads)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
