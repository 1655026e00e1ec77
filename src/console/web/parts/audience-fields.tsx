import { ActionIcon, Autocomplete, Button, Group, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Cadence, Condition } from '../api/shapes';
import { en } from '../strings/en';
import type { CadenceInput } from './cadence-input';

/** Conditions of which one must fit. */
export type Clause = Required<Condition>[];

const FIELDS = Object.keys(en.cadences.fields);
const LISTS = ['in', 'not_in'];
const ALONE = ['is_known', 'is_unknown'];
const OPS = (Object.keys(en.cadences.ops) as Condition['op'][]).map((value) => ({
  value,
  label: en.cadences.ops[value] ?? value,
}));
const EMPTY: Required<Condition> = { field: 'country', op: 'in', value: [] };

export const clausesOf = ({ all }: Cadence['audience']): Clause[] =>
  all.map((clause) => ('any' in clause ? clause.any : [clause]).map((one) => ({ ...one, value: one.value ?? '' })));

export function audienceOf(clauses: Clause[]): Cadence['audience'] {
  const all = clauses
    .map((clause) => clause.map(conditionOf))
    .filter((clause) => clause.length > 0)
    .map((clause) => (clause.length === 1 ? clause[0]! : { any: clause }));
  return { all };
}

const conditionOf = ({ field, op, value }: Required<Condition>): Condition =>
  ALONE.includes(op)
    ? { field, op }
    : { field, op, value: LISTS.includes(op) ? [value].flat().filter(Boolean) : String(value) };

/** Every line must fit; in a line, one of its conditions. No line: every lead. */
export function AudienceFields({ form }: { form: UseFormReturnType<CadenceInput> }) {
  const { clauses } = form.values;
  const set = (next: Clause[]) => form.setFieldValue('clauses', next);
  const change = (at: number, clause: Clause) =>
    set(clauses.flatMap((known, i) => (i !== at ? [known] : clause.length > 0 ? [clause] : [])));
  const wrong = Object.entries(form.errors).find(([path]) => path.startsWith('audience'))?.[1];
  return (
    <Stack gap="sm">
      {clauses.length === 0 && <Text size="sm">{en.cadences.everyLead}</Text>}
      {clauses.map((clause, i) => (
        <div key={i} className="clause">
          {clause.map((condition, j) => (
            <ConditionFields
              key={j}
              condition={condition}
              change={(next) =>
                change(
                  i,
                  clause.map((known, k) => (k === j ? next : known)),
                )
              }
              remove={() =>
                change(
                  i,
                  clause.filter((_, k) => k !== j),
                )
              }
            />
          ))}
          <Button size="compact-xs" variant="subtle" onClick={() => change(i, [...clause, EMPTY])}>
            {en.cadences.orElse}
          </Button>
        </div>
      ))}
      {wrong && (
        <Text size="sm" className="late">
          {wrong}
        </Text>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => set([...clauses, [EMPTY]])}
        style={{ alignSelf: 'flex-start' }}
      >
        {en.cadences.addCondition}
      </Button>
    </Stack>
  );
}

function ConditionFields({
  condition,
  change,
  remove,
}: {
  condition: Required<Condition>;
  change: (next: Required<Condition>) => void;
  remove: () => void;
}) {
  const { field, op, value } = condition;
  return (
    <Stack gap={4} mb="xs">
      <Group gap={4} wrap="nowrap">
        <Autocomplete
          size="xs"
          aria-label={en.cadences.field}
          data={FIELDS}
          value={field}
          onChange={(name) => change({ ...condition, field: name })}
          style={{ flex: 1 }}
        />
        <Select
          size="xs"
          aria-label={en.cadences.op}
          data={OPS}
          value={op}
          onChange={(next) => next && change({ ...condition, op: next })}
          allowDeselect={false}
          w={110}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={en.acts.remove} onClick={remove}>
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
      {LISTS.includes(op) ? (
        <TagsInput
          size="xs"
          aria-label={en.cadences.value}
          placeholder={en.cadences.values}
          value={[value].flat().filter(Boolean)}
          onChange={(next) => change({ ...condition, value: next })}
        />
      ) : (
        !ALONE.includes(op) && (
          <TextInput
            size="xs"
            aria-label={en.cadences.value}
            value={[value].flat().join(', ')}
            onChange={({ currentTarget }) => change({ ...condition, value: currentTarget.value })}
          />
        )
      )}
    </Stack>
  );
}
