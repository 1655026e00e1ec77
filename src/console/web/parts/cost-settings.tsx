import { Group, NumberInput, Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { CostSettings } from '../api/shapes';
import { useMay } from '../app/session';
import { currencyName, en } from '../strings/en';
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

/** `EUR: Euro`, by code. */
const CURRENCIES = Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: currencyName(code) }));

function CostForm({ known }: { known: CostSettings }) {
  const may = useMay();
  const form = useForm({ initialValues: { ...known } });
  const save = useSave(form, (values) => api.put('/settings/costs', values));
  const amount = (name: Exclude<keyof CostSettings, 'currency'>) => (
    <NumberInput label={en.costs[name]} min={0} w={180} {...form.getInputProps(name)} />
  );
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.costs.save}>
      <Text size="sm" c="dimmed">
        {en.costs.lead}
      </Text>
      <Group gap="sm" align="flex-end">
        <Select
          label={en.costs.currency}
          data={CURRENCIES}
          searchable
          allowDeselect={false}
          w={240}
          {...form.getInputProps('currency')}
        />
        {amount('perMail')}
        {amount('hourlyRate')}
        {amount('minutesPerReview')}
      </Group>
    </Form>
  );
}
