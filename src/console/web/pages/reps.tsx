import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Input,
  NumberInput,
  Select,
  SimpleGrid,
  Table,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useGet, usePages } from '../api/queries';
import type { Rep, RepLoad } from '../api/shapes';
import { useMay } from '../app/session';
import { FormDrawer, useSave, WindowFields, ZoneSelect } from '../parts/form';
import { TableBox } from '../parts/panel';
import { Empty, Lines, PageHead, ProblemNote } from '../parts/parts';
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
  const takes = [...rep.countries, ...rep.languages, ...rep.products];
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
          {takes.join(', ') || en.reps.everything}
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

const WORKDAYS = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', skipHolidays: false };
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

const inputOf = (rep: Rep | null) => ({
  name: rep?.name ?? '',
  email: rep?.email ?? '',
  timeZone: rep?.timeZone ?? here,
  hours: rep?.hours ?? WORKDAYS,
  capacity: rep?.capacity ?? 20,
  weight: rep?.weight ?? 1,
  countries: rep?.countries ?? [],
  languages: rep?.languages ?? [],
  products: rep?.products ?? [],
  bookingLink: rep?.bookingLink ?? '',
  leave: rep?.leave ?? [],
  awayUntil: rep?.awayUntil ?? null,
  status: rep?.status ?? 'active',
});

function RepForm({ rep, close }: { rep: Rep | null; close: () => void }) {
  const form = useForm({ initialValues: inputOf(rep) });
  const save = useSave(
    form,
    ({ bookingLink, countries, languages, ...values }) => {
      const body = {
        ...values,
        countries: countries.map((code) => code.toUpperCase()),
        languages: languages.map((code) => code.toLowerCase()),
        bookingLink: bookingLink || null,
      };
      return rep ? api.put(`/reps/${rep.id}`, body) : api.post('/reps', body);
    },
    { onDone: close },
  );
  return (
    <FormDrawer title={rep?.name ?? en.reps.add} close={close} form={form} save={save}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={en.users.name} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={en.signIn.email} type="email" required {...form.getInputProps('email')} />
      </SimpleGrid>
      <ZoneSelect {...form.getInputProps('timeZone')} />
      <WindowFields form={form} path="hours" label={en.reps.hours} description={en.reps.hoursHint} />
      <SimpleGrid cols={2}>
        <NumberInput
          label={en.reps.capacity}
          description={en.reps.capacityHint}
          min={0}
          max={1000}
          {...form.getInputProps('capacity')}
        />
        <NumberInput
          label={en.reps.weight}
          description={en.reps.weightHint}
          min={1}
          max={10}
          {...form.getInputProps('weight')}
        />
      </SimpleGrid>
      <TagsInput
        label={en.reps.countries}
        description={en.reps.any}
        placeholder="DE"
        {...form.getInputProps('countries')}
      />
      <TagsInput
        label={en.reps.languages}
        description={en.reps.any}
        placeholder="de"
        {...form.getInputProps('languages')}
      />
      <TagsInput label={en.reps.products} description={en.reps.any} {...form.getInputProps('products')} />
      <TextInput
        label={en.reps.bookingLink}
        placeholder="https://cal.company.com/mia"
        {...form.getInputProps('bookingLink')}
      />
      <Leave form={form} />
      <Select
        label={en.reps.status}
        description={en.reps.statusHint}
        data={[
          { value: 'active', label: en.reps.active },
          { value: 'inactive', label: en.reps.inactive },
        ]}
        allowDeselect={false}
        {...form.getInputProps('status')}
      />
    </FormDrawer>
  );
}

function Leave({ form }: { form: ReturnType<typeof useForm<ReturnType<typeof inputOf>>> }) {
  return (
    <Input.Wrapper label={en.reps.leave} labelElement="div" labelProps={{ display: 'block' }}>
      {form.values.leave.map((_, i) => (
        <Group key={i} gap="xs" mt={6} align="flex-start">
          <TextInput type="date" aria-label={en.form.from} {...form.getInputProps(`leave.${i}.from`)} />
          <TextInput type="date" aria-label={en.form.to} {...form.getInputProps(`leave.${i}.until`)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={en.acts.remove}
            onClick={() => form.removeListItem('leave', i)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="xs"
        mt={6}
        leftSection={<IconPlus size={14} />}
        onClick={() => form.insertListItem('leave', { from: '', until: '' })}
      >
        {en.reps.addLeave}
      </Button>
    </Input.Wrapper>
  );
}
