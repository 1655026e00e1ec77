import { ActionIcon, Button, Group, NumberInput, Select, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { en } from '../strings/en';
import type { CadenceInput } from './cadence-input';
import { dayNumbers } from './cadence-words';

const MOST_STEPS = 30;
const PURPOSES = Object.entries(en.cadences.purposes).map(([value, label]) => ({ value, label }));

/** The steps in their order, each with the day it comes on. */
export function CadenceSteps({ form }: { form: UseFormReturnType<CadenceInput> }) {
  const { steps } = form.values;
  const days = dayNumbers(steps);
  return (
    <>
      {form.errors.steps && (
        <Text size="sm" className="late" mb="xs">
          {form.errors.steps}
        </Text>
      )}
      <ol className="steps">
        {steps.map((step, i) => (
          <li className="step-line" key={step.id ?? `new ${i}`}>
            <Group justify="space-between" gap="xs">
              <Text fw={600} size="sm">
                {en.cadences.day(days[i]!)}
              </Text>
              <Group gap={2}>
                <StepButton i={i} label={en.cadences.up} off={i === 0} run={() => move(form, i, i - 1)}>
                  <IconArrowUp size={15} />
                </StepButton>
                <StepButton
                  i={i}
                  label={en.cadences.down}
                  off={i === steps.length - 1}
                  run={() => move(form, i, i + 1)}
                >
                  <IconArrowDown size={15} />
                </StepButton>
                <StepButton
                  i={i}
                  label={en.cadences.duplicate}
                  off={steps.length >= MOST_STEPS}
                  run={() => duplicate(form, i)}
                >
                  <IconCopy size={15} />
                </StepButton>
                <StepButton
                  i={i}
                  label={en.acts.remove}
                  off={steps.length === 1}
                  run={() => form.removeListItem('steps', i)}
                >
                  <IconTrash size={15} />
                </StepButton>
              </Group>
            </Group>
            <Group gap="sm" align="flex-start" mt={4}>
              <NumberInput
                label={i === 0 ? en.cadences.waitFirst : en.cadences.wait}
                min={0}
                max={365}
                w={150}
                {...form.getInputProps(`steps.${i}.waitDays`)}
              />
              <Select
                label={en.cadences.purpose}
                data={PURPOSES}
                allowDeselect={false}
                w={190}
                {...form.getInputProps(`steps.${i}.purpose`)}
              />
            </Group>
            <Textarea
              mt="xs"
              label={en.cadences.instruction}
              placeholder={en.cadences.instructionHint}
              autosize
              minRows={2}
              maxLength={2000}
              {...form.getInputProps(`steps.${i}.instruction`)}
            />
          </li>
        ))}
      </ol>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        disabled={steps.length >= MOST_STEPS}
        onClick={() => form.insertListItem('steps', { waitDays: 4, purpose: 'new_angle', instruction: '' })}
      >
        {en.cadences.addStep}
      </Button>
    </>
  );
}

const move = (form: UseFormReturnType<CadenceInput>, from: number, to: number): void =>
  form.reorderListItem('steps', { from, to });

/** The copy is a step of its own: it comes right behind, and has no id yet. */
const duplicate = (form: UseFormReturnType<CadenceInput>, at: number): void => {
  const { id: _, ...copy } = form.values.steps[at]!;
  form.insertListItem('steps', copy, at + 1);
};

function StepButton({
  i,
  label,
  off,
  run,
  children,
}: {
  i: number;
  label: string;
  off: boolean;
  run: () => void;
  children: React.ReactNode;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`${label}: ${en.cadences.step(i + 1)}`}
      disabled={off}
      onClick={run}
    >
      {children}
    </ActionIcon>
  );
}
