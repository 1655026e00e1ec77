import { Select } from '@mantine/core';
import { useGet } from '../api/queries';
import type { Cadence, Page } from '../api/shapes';
import { en } from '../strings/en';

/** One of the cadences that take leads; null: the first whose audience fits. */
export function CadenceChoice({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  const cadences = useGet<Page<Cadence>>('/cadences');
  const active = cadences.data?.items.filter(({ status }) => status === 'active') ?? [];
  return (
    <Select
      label={en.lead.cadence}
      placeholder={en.lead.firstThatFits}
      data={active.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
