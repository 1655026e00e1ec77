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

/** A criterion that is new has no id yet. */
type Values = { criteria: (Omit<Criterion, 'id'> & { id?: string })[]; askFirst: boolean };

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
  const save = useSave(form, (values) => api.put<Values>('/settings/qualification', values), {
    onDone: (saved) => form.setValues(saved),
  });
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.qualification.save}>
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

const NEW: Values['criteria'][number] = { name: '', asks: '', required: false, signs: { met: [], notMet: [] } };
