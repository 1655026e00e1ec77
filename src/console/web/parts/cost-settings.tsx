import { Group, NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { CostSettings } from '../api/shapes';
import { useMay } from '../app/session';
import { en } from '../strings/en';
import { Form, useSave } from './form';
import { Panel } from './panel';
import { Loaded } from './parts';

export function CostSettingsPanel() {
  const settings = useGet<CostSettings>('/settings/costs');
  return (
    <Panel title={en.costs.title}>
      <Loaded of={settings} lines={2}>
        {(known) => <CostForm known={known} />}
      </Loaded>
    </Panel>
  );
}

function CostForm({ known }: { known: CostSettings }) {
  const may = useMay();
  const form = useForm({ initialValues: { ...known } });
  const save = useSave(form, (values) => api.put('/settings/costs', values));
  const amount = (name: keyof CostSettings) => (
    <NumberInput label={en.costs[name]} min={0} w={220} {...form.getInputProps(name)} />
  );
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.costs.save}>
      <Text size="sm" c="dimmed">
        {en.costs.lead}
      </Text>
      <Group gap="sm" align="flex-end">
        {amount('perMail')}
        {amount('hourlyRate')}
        {amount('minutesPerReview')}
      </Group>
    </Form>
  );
}
