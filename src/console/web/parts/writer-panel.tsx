import { Badge, Group, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../api/client';
import { useGet } from '../api/queries';
import type { WriterSettings } from '../api/shapes';
import { useMay } from '../app/session';
import { en, words } from '../strings/en';
import { Form, useSave } from './form';
import { Panel } from './panel';
import { Loaded } from './parts';
import { Time } from './time';
import { useMoney } from './use-money';

interface Price {
  input: number | string;
  cachedInput: number | string;
  output: number | string;
}

/** Which pen writes, and what it may cost. */
export function WriterPanel() {
  const settings = useGet<WriterSettings>('/settings/writer');
  return (
    <Panel title={en.writer.title}>
      <Loaded of={settings} lines={3}>
        {(known) => (
          <Stack gap="sm">
            <Group gap="xs">
              <Badge variant="light" color={known.isAi ? 'violet' : 'gray'}>
                {known.isAi ? en.board.ai : en.board.offline}
              </Badge>
              <Text size="sm">{known.isAi ? known.models.join(', ') : en.writer.offline}</Text>
            </Group>
            {known.embeddingModel && <Text size="sm">{en.writer.embeds(known.embeddingModel)}</Text>}
            {known.pauses.map(({ model, until, reason }) => (
              <Text key={model} size="sm" component="div">
                {model}: {words(reason)} <Time at={until} />
              </Text>
            ))}
            {known.isAi && <WriterForm known={known} />}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function WriterForm({ known }: { known: WriterSettings }) {
  const may = useMay();
  const money = useMoney();
  const models = known.embeddingModel ? [...known.models, known.embeddingModel] : known.models;
  const form = useForm<{ budget: number | string; offlineTakesOver: boolean; prices: Price[] }>({
    initialValues: {
      budget: known.monthlyBudget ?? '',
      offlineTakesOver: known.offlineTakesOver,
      prices: models.map((model) => {
        // Vectors are not written: nobody has to say what that costs.
        const none = { input: '', cachedInput: '', output: model === known.embeddingModel ? 0 : '' };
        const { input, cachedInput, output } = known.prices[model] ?? none;
        return { input, cachedInput: cachedInput ?? '', output };
      }),
    },
  });
  const save = useSave(form, ({ budget, offlineTakesOver, prices }) =>
    api.put('/settings/writer', {
      monthlyBudget: budget === '' ? null : Number(budget),
      offlineTakesOver,
      prices: { ...known.prices, ...pricesOf(models, prices) },
    }),
  );
  return (
    <Form form={form} save={save} locked={!may.administer} go={en.writer.save}>
      <NumberInput
        label={en.writer.budget}
        description={en.writer.spent(money(known.spentThisMonth))}
        min={0}
        w={220}
        {...form.getInputProps('budget')}
      />
      {models.map((model, i) => (
        <Group key={model} gap="xs" wrap="nowrap" align="flex-end">
          <NumberInput
            label={`${model}: ${en.writer.input}`}
            min={0}
            error={form.errors[`prices.${model}`]}
            {...form.getInputProps(`prices.${i}.input`)}
          />
          <NumberInput label={en.writer.cached} min={0} {...form.getInputProps(`prices.${i}.cachedInput`)} />
          <NumberInput label={en.writer.output} min={0} {...form.getInputProps(`prices.${i}.output`)} />
        </Group>
      ))}
      <Text size="xs" c="dimmed">
        {en.writer.priceHint}
      </Text>
      <Switch
        label={en.writer.takesOver}
        description={en.writer.takesOverHint}
        {...form.getInputProps('offlineTakesOver', { type: 'checkbox' })}
      />
    </Form>
  );
}

const pricesOf = (models: string[], prices: Price[]) =>
  Object.fromEntries(
    models.flatMap((model, i) => {
      const { input, cachedInput, output } = prices[i]!;
      if (input === '' || output === '') return [];
      const cached = cachedInput === '' ? null : Number(cachedInput);
      return [[model, { input: Number(input), cachedInput: cached, output: Number(output) }]];
    }),
  );
