import {
  ActionIcon,
  Button,
  Group,
  Input,
  NumberInput,
  Select,
  SimpleGrid,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { api } from '../api/client';
import type { Rep } from '../api/shapes';
import { en } from '../strings/en';
import { first } from './first';
import { FormDrawer, useSave, WindowFields, ZoneSelect } from './form';

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
  digest: rep?.digest ?? true,
  takes: rep?.takes ?? 'all',
  leave: rep?.leave ?? [],
  awayUntil: rep?.awayUntil ?? null,
  status: rep?.status ?? 'active',
});

export function RepForm({ rep, close }: { rep: Rep | null; close: () => void }) {
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
        <TextInput label={en.users.name} required {...first} {...form.getInputProps('name')} />
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
        description={en.reps.bookingLinkHint}
        placeholder="https://cal.company.com/mia"
        {...form.getInputProps('bookingLink')}
      />
      <Leave form={form} />
      <Switch
        label={en.reps.digest}
        description={en.reps.digestHint}
        {...form.getInputProps('digest', { type: 'checkbox' })}
      />
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
