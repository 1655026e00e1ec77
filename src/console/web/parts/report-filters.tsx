import { Button, type ComboboxData, type ComboboxItem, type ComboboxItemGroup, Group, Select } from '@mantine/core';
import { useGet } from '../api/queries';
import type { Cadence, Mailbox, Page, ReportStep } from '../api/shapes';
import { en } from '../strings/en';
import type { useFilters } from './filters';
import { Typed } from './lead-filters';
import { exact } from './time';

/** What reports are asked with, by the names it has in the address. */
const NAMES = ['cadence', 'step', 'source', 'mailbox', 'owner'] as const;

export type ReportQuery = Partial<Record<(typeof NAMES)[number] | 'from' | 'until', string>>;

const DAY = 86_400_000;
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
/** A report's end is the first instant behind it: the day that is chosen is still in it. */
const dayAfter = (day: string): string => dayOf(new Date(day).getTime() + DAY);
export const daysBack = (day: string, days: number): string => dayOf(new Date(day).getTime() - (days - 1) * DAY);

export function reportQuery(search: Record<string, string | undefined>): ReportQuery {
  const { from, until } = search;
  const asked = NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : []));
  return { from, until: until && dayAfter(until), ...Object.fromEntries(asked) };
}

const optionOf = ({ id, position, purpose, isCurrent, edition, removedAt }: ReportStep): ComboboxItem => {
  const name = `${position}. ${en.cadences.purposes[purpose]}`;
  if (isCurrent) return { value: id, label: name };
  return {
    value: id,
    label: removedAt ? en.reports.removedStep(name, exact(removedAt)) : en.reports.olderStep(name, edition),
  };
};

const earlier = (items: ComboboxItem[]): ComboboxItemGroup<ComboboxItem>[] =>
  items.length > 0 ? [{ group: en.reports.earlierSteps, items }] : [];

/** Which leads the reports are about. Steps are those of the chosen cadence, with those new leads no longer get: mails of theirs are counted too. */
export function ReportFilters({ search, set }: ReturnType<typeof useFilters>) {
  const cadences = useGet<Page<Cadence>>('/cadences').data?.items ?? [];
  const mailboxes = useGet<Page<Mailbox>>('/mailboxes').data?.items ?? [];
  const known = useGet<Page<ReportStep>>('/reports/steps').data?.items ?? [];
  const steps = known.filter(({ cadenceId }) => cadenceId === search.cadence);
  const filtered = NAMES.some((name) => search[name]);
  const select = (name: (typeof NAMES)[number], label: string, data: ComboboxData) => (
    <Select
      size="xs"
      w={170}
      aria-label={label}
      placeholder={label}
      data={data}
      value={search[name] ?? null}
      onChange={(value) => set({ ...(name === 'cadence' ? { step: null } : {}), [name]: value })}
      clearable
      searchable
    />
  );
  return (
    <Group gap="xs" mb="md" role="group" aria-label={en.reports.filters}>
      {select(
        'cadence',
        en.leads.cadence,
        cadences.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {steps.length > 0 &&
        select('step', en.reports.step, [
          ...steps.filter(({ isCurrent }) => isCurrent).map(optionOf),
          ...earlier(steps.filter(({ isCurrent }) => !isCurrent).map(optionOf)),
        ])}
      <Typed size="xs" label={en.leads.source} value={search.source} onType={(source) => set({ source })} />
      {select(
        'mailbox',
        en.reports.mailbox,
        mailboxes.map(({ id, address }) => ({ value: id, label: address })),
      )}
      <Typed size="xs" label={en.leads.owner} value={search.owner} onType={(owner) => set({ owner })} />
      {filtered && (
        <Button size="xs" variant="subtle" onClick={() => set(Object.fromEntries(NAMES.map((name) => [name, null])))}>
          {en.acts.clear}
        </Button>
      )}
    </Group>
  );
}
