import { Badge, Button, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useGet, usePages } from '../api/queries';
import type { Rep, RepLoad } from '../api/shapes';
import { useMay } from '../app/session';
import { TableBox } from '../parts/panel';
import { Empty, Lines, PageHead, ProblemNote } from '../parts/parts';
import { RepForm } from '../parts/rep-form';
import { languageOf } from '../parts/places';
import { Time } from '../parts/time';
import { en } from '../strings/en';

export default function Reps() {
  const may = useMay();
  const reps = usePages<Rep>('/reps');
  const loads = useGet<{ items: RepLoad[] }>('/reps/loads');
  const [open, setOpen] = useState<Rep | 'new' | null>(null);
  const add = may.administer && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
      {en.reps.add}
    </Button>
  );
  return (
    <>
      <PageHead title={en.nav.reps} lead={en.reps.lead}>
        {reps.items.length > 0 && add}
      </PageHead>
      {reps.error ? (
        <ProblemNote error={reps.error} retry={() => void reps.refetch()} />
      ) : reps.isPending ? (
        <Lines n={5} />
      ) : reps.items.length === 0 ? (
        <Empty title={en.reps.empty} hint={en.reps.emptyHint}>
          {add}
        </Empty>
      ) : (
        <TableBox label={en.nav.reps}>
          <Table miw={760}>
            <Table.Thead>
              <Table.Tr>
                {Object.entries(en.reps.cols).map(([key, label]) => (
                  <Table.Th key={key}>{label}</Table.Th>
                ))}
                <Table.Th aria-label={en.acts.actions} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {reps.items.map((rep) => (
                <RepRow
                  key={rep.id}
                  rep={rep}
                  load={loads.data?.items.find(({ id }) => id === rep.id)}
                  edit={() => setOpen(rep)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </TableBox>
      )}
      {reps.hasNextPage && (
        <Button variant="default" mt="sm" onClick={() => void reps.fetchNextPage()}>
          {en.acts.more}
        </Button>
      )}
      {open && (
        <RepForm key={open === 'new' ? open : open.id} rep={open === 'new' ? null : open} close={() => setOpen(null)} />
      )}
    </>
  );
}

function RepRow({ rep, load, edit }: { rep: Rep; load: RepLoad | undefined; edit: () => void }) {
  const may = useMay();
  const takes = [rep.countries, rep.languages.map(languageOf), rep.products].filter((some) => some.length > 0);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={550}>
          {rep.name}
        </Text>
        <Text size="xs" c="dimmed">
          {rep.email}
        </Text>
      </Table.Td>
      <Table.Td>
        {rep.status === 'inactive' ? (
          <Badge size="sm" variant="light" color="gray">
            {en.reps.inactive}
          </Badge>
        ) : load?.atWork ? (
          <Badge size="sm" variant="light" color="teal">
            {en.board.atWork}
          </Badge>
        ) : (
          <Text size="xs" component="div">
            {load?.backAt ? (
              <>
                {en.board.backAt} <Time at={load.backAt} />
              </>
            ) : (
              en.board.away
            )}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="num">{en.board.of(load?.open ?? 0, rep.capacity)}</Table.Td>
      <Table.Td className="num">{rep.weight}</Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={1} maw={260}>
          {takes.map((some) => some.join(', ')).join(' · ') || en.reps.everything}
        </Text>
      </Table.Td>
      <Table.Td>{rep.timeZone}</Table.Td>
      <Table.Td ta="right">
        {may.administer && (
          <Button size="compact-xs" variant="default" aria-label={`${en.acts.edit}: ${rep.name}`} onClick={edit}>
            {en.acts.edit}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
