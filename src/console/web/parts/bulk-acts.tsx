import { Button, Group, Text } from '@mantine/core';
import { api, Problem } from '../api/client';
import { useAct } from '../api/queries';
import { en } from '../strings/en';
import { modals } from './confirm';

type Bulk = keyof typeof en.leads.bulk;
const AT_ONCE = 5;

/** One act on many leads: each is asked for by itself, and those that cannot are counted. */
async function actOnEach(act: Bulk, ids: string[]): Promise<{ done: number; refused: number }> {
  const counts = { done: 0, refused: 0 };
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const batch = ids.slice(at, at + AT_ONCE).map((id) => api.post(`/leads/${id}/${act}`, {}));
    for (const result of await Promise.allSettled(batch)) {
      if (result.status === 'fulfilled') counts.done++;
      else if (result.reason instanceof Problem && [404, 409].includes(result.reason.status)) counts.refused++;
      else throw result.reason;
    }
  }
  return counts;
}

export function BulkActs({ chosen, clear }: { chosen: ReadonlySet<string>; clear: () => void }) {
  const run = useAct((act: Bulk) => actOnEach(act, [...chosen]), {
    done: ({ done, refused }) => en.leads.bulkDone(done, refused),
    onDone: clear,
  });
  const ask = (act: Bulk) =>
    modals.confirm({
      title: en.leads.bulkTitle(en.leads.bulk[act], chosen.size),
      body: en.leads.chosen(chosen.size),
      go: `${en.leads.bulk[act]} ${chosen.size}`,
      danger: act === 'stop',
      run: () => run.mutate(act),
    });
  return (
    <Group gap="xs" ml="auto">
      <Text size="sm">{en.leads.chosen(chosen.size)}</Text>
      {(Object.keys(en.leads.bulk) as Bulk[]).map((act) => (
        <Button key={act} size="xs" variant="default" loading={run.isPending} onClick={() => ask(act)}>
          {en.leads.bulk[act]}
        </Button>
      ))}
    </Group>
  );
}
