import { ActionIcon, Button, Group, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { Criterion, Qualification } from '../api/shapes';
import { useMay } from '../app/session';
import { en } from '../strings/en';
import { Form, useSave } from './form';
import { Panel } from './panel';
import { Loaded } from './parts';

type Values = Omit<Qualification, 'presets'>;

/** What is to be known of a lead before a rep calls. */
export function QualificationPanel() {
  const settings = useGet<Qualification>('/settings/qualification');
  return (
    <Panel title={en.qualification.title}>
      <Text size="sm" c="dimmed" mb="sm">
        {en.qualification.lead}
      </Text>
      <Loaded of={settings} lines={6}>
        {(known) => <QualificationForm known={known} />}
      </Loaded>
    </Panel>
  );
}

function QualificationForm({ known: { criteria, askFirst, presets } }: { known: Qualification }) {
  const may = useMay();
  const form = useForm<Values>({ initialValues: { criteria, askFirst } });
  const save = useSave(
    form,
    (values) => api.put<Values>('/settings/qualification', { ...values, criteria: withIds(values.criteria) }),
    { onDone: (saved) => form.setValues(saved) },
  );
  return (
    <Form form={form} save={save} locked={!may.administer}>
      {form.values.criteria.length === 0 && <Text size="sm">{en.qualification.nothing}</Text>}
      {form.values.criteria.map(({ name }, i) => (
        <fieldset className="clause" style={{ minWidth: 0 }} aria-label={en.qualification.criterion(i + 1)} key={i}>
          <Group gap="xs" wrap="nowrap" align="flex-end">
            <TextInput
              label={en.qualification.name}
              required
              style={{ flex: 1 }}
              {...form.getInputProps(`criteria.${i}.name`)}
            />
            {may.administer && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={`${en.acts.remove}: ${name || en.qualification.criterion(i + 1)}`}
                onClick={() => form.removeListItem('criteria', i)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
          <TextInput mt="xs" label={en.qualification.asks} required {...form.getInputProps(`criteria.${i}.asks`)} />
          <Switch
            mt="sm"
            label={en.qualification.required}
            {...form.getInputProps(`criteria.${i}.required`, { type: 'checkbox' })}
          />
          <details style={{ marginTop: 8 }}>
            <summary>{en.qualification.signs}</summary>
            <Stack gap="xs" mt="xs">
              <TagsInput label={en.qualification.met} {...form.getInputProps(`criteria.${i}.signs.met`)} />
              <TagsInput label={en.qualification.notMet} {...form.getInputProps(`criteria.${i}.signs.notMet`)} />
            </Stack>
          </details>
        </fieldset>
      ))}
      {may.administer && (
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => form.insertListItem('criteria', NEW)}
          >
            {en.qualification.add}
          </Button>
          <Button variant="subtle" size="xs" onClick={() => form.setFieldValue('criteria', presets.bant ?? [])}>
            {en.qualification.bant}
          </Button>
        </Group>
      )}
      <Switch
        label={en.qualification.askFirst}
        description={en.qualification.askFirstHint}
        {...form.getInputProps('askFirst', { type: 'checkbox' })}
      />
    </Form>
  );
}

const NEW: Criterion = { id: '', name: '', asks: '', required: false, signs: { met: [], notMet: [] } };

/** One that is new gets an id after its name; those that are known keep theirs: reports count by it. */
function withIds(criteria: Criterion[]): Criterion[] {
  const taken = new Set(criteria.map(({ id }) => id));
  return criteria.map((criterion) => {
    if (criterion.id) return criterion;
    const base =
      criterion.name
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/\p{M}/gu, '')
        .replaceAll('ß', 'ss')
        .replaceAll(/[^a-z0-9]+/g, '_')
        .replaceAll(/^[^a-z]+|_+$/g, '')
        .slice(0, 36) || 'criterion';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
    taken.add(id);
    return { ...criterion, id };
  });
}
