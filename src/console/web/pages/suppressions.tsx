import { Anchor, Button, Group, Select, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../api/client';
import { useAct, usePages } from '../api/queries';
import type { Suppression } from '../api/shapes';
import { useMay } from '../app/session';
import { actorOf } from '../parts/actor';
import { useFilters } from '../parts/filters';
import { useSave } from '../parts/form';
import { Typed } from '../parts/lead-filters';
import { TableBox } from '../parts/panel';
import { Empty, Lines, modals, PageHead, ProblemNote } from '../parts/parts';
import { Time } from '../parts/time';
import { en, words } from '../strings/en';

/** Reasons that are the person's own: only they can take them back. */
const OWN_WISHES = ['unsubscribed', 'complained', 'erased'];

export default function Suppressions() {
  const may = useMay();
  const { search, set } = useFilters();
  const listed = usePages<Suppression>('/suppressions', { q: search.q });
  const lift = useAct((id: string) => api.del(`/suppressions/${id}`), { done: en.suppressions.lifted });
  const ask = ({ id, value }: Suppression) =>
    modals.confirm({
      title: en.suppressions.liftTitle(value),
      body: en.suppressions.liftText,
      go: en.suppressions.lift,
      danger: true,
      run: () => lift.mutate(id),
    });
  return (
    <>
      <PageHead title={en.nav.suppressions} lead={en.suppressions.lead} />
      <Add />
      <Group mb="sm">
        <Typed size="sm" isSearch label={en.suppressions.find} value={search.q} onType={(q) => set({ q })} />
      </Group>
      {listed.error ? (
        <ProblemNote error={listed.error} retry={() => void listed.refetch()} />
      ) : listed.isPending ? (
        <Lines n={6} />
      ) : listed.items.length === 0 ? (
        <Empty
          title={search.q ? en.suppressions.noneFits : en.suppressions.empty}
          hint={search.q ? en.suppressions.noneFitsHint : en.suppressions.emptyHint}
        />
      ) : (
        <TableBox label={en.nav.suppressions}>
          <Table miw={620}>
            <Table.Thead>
              <Table.Tr>
                {Object.entries(en.suppressions.cols).map(([key, label]) => (
                  <Table.Th key={key}>{label}</Table.Th>
                ))}
                <Table.Th aria-label={en.acts.actions} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {listed.items.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td miw={230} style={{ overflowWrap: 'anywhere' }}>
                    {row.kind === 'hash' ? <Text size="sm">{en.suppressions.hashed}</Text> : row.value}
                  </Table.Td>
                  <Table.Td>{en.suppressions.kinds[row.kind]}</Table.Td>
                  <Table.Td>{words(row.reason)}</Table.Td>
                  <Table.Td>
                    <Source of={row} />
                  </Table.Td>
                  <Table.Td>
                    <Time at={row.createdAt} />
                  </Table.Td>
                  <Table.Td ta="right">
                    {may.administer && !OWN_WISHES.includes(row.reason) && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`${en.suppressions.lift}: ${row.value}`}
                        onClick={() => ask(row)}
                      >
                        {en.suppressions.lift}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableBox>
      )}
      {listed.hasNextPage && (
        <Button variant="default" mt="sm" onClick={() => void listed.fetchNextPage()}>
          {en.acts.more}
        </Button>
      )}
    </>
  );
}

/** `message:7`, `import:3`, `user:1`: what it came from, and a way there. */
function Source({ of: { source, kind, value } }: { of: Suppression }) {
  const [what, id] = source.split(':');
  if (what === 'import' && id) {
    return <Way to={`/imports/${id}`}>{en.suppressions.byImport(id)}</Way>;
  }
  if (what !== 'message' && what !== 'lead') return actorOf(source);
  return kind === 'address' ? (
    <Way to="/leads" search={{ q: value }}>
      {en.suppressions.byLead}
    </Way>
  ) : (
    en.suppressions.byLead
  );
}

const Way = ({ children, ...way }: { to: string; search?: Record<string, string>; children: ReactNode }) => (
  <Anchor size="sm" renderRoot={(props) => <Link {...way} {...props} />}>
    {children}
  </Anchor>
);

function Add() {
  const form = useForm({ initialValues: { kind: 'address', value: '' } });
  const add = useSave(
    form,
    ({ kind, value }) => api.post<{ value: string; stopped: number }>('/suppressions', { [kind]: value.trim() }),
    {
      done: ({ value, stopped }) => en.suppressions.added(value, stopped),
      onDone: () => form.setFieldValue('value', ''),
    },
  );
  const { kind } = form.values;
  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <Group gap="xs" mb="md" align="flex-start">
        <Select
          aria-label={en.suppressions.cols.kind}
          data={[
            { value: 'address', label: en.suppressions.kinds.address! },
            { value: 'domain', label: en.suppressions.kinds.domain! },
          ]}
          allowDeselect={false}
          w={130}
          {...form.getInputProps('kind')}
        />
        <TextInput
          aria-label={en.suppressions.cols.value}
          placeholder={kind === 'address' ? 'anna@company.com' : 'company.com'}
          w={280}
          {...form.getInputProps('value')}
          error={form.errors[kind] ?? form.errors.body}
        />
        <Button type="submit" loading={add.isPending} disabled={!form.values.value.trim()}>
          {en.suppressions.add}
        </Button>
      </Group>
    </form>
  );
}
