import {
  Button,
  Chip,
  Drawer,
  Group,
  Input,
  type InputWrapperProps,
  Select,
  type SelectProps,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { type ActOptions, useAct } from '../api/queries';
import { en } from '../strings/en';
import { fieldErrors, ProblemNote } from './parts';

/** Saves what a form holds; what the server refuses stands beside the fields it names. */
export function useSave<Values extends Record<string, unknown>, Answer>(
  form: UseFormReturnType<Values>,
  save: (values: Values) => Promise<Answer>,
  options: ActOptions<Values, Answer> = {},
) {
  return useAct(save, {
    done: en.acts.saved,
    ...options,
    quiet: true,
    onProblem: (error) => form.setErrors(fieldErrors(error)),
  });
}

interface Saving<Values> {
  error: unknown;
  isPending: boolean;
  mutate: (values: Values) => void;
}

interface FormProps<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  save: Saving<Values>;
  children: ReactNode;
  /** Nobody but an admin changes it; others may read it. */
  locked?: boolean;
  cancel?: () => void;
  go?: string;
}

export function Form<Values extends Record<string, unknown>>(props: FormProps<Values>) {
  const { form, save, children, locked = false, cancel, go = en.acts.save } = props;
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <fieldset className="plain" disabled={locked}>
        <Stack gap="sm">
          {children}
          {Boolean(save.error) && <ProblemNote error={save.error} />}
          {!locked && (
            <Group justify="flex-end" gap="xs">
              {cancel && (
                <Button variant="default" onClick={cancel}>
                  {en.acts.cancel}
                </Button>
              )}
              <Button type="submit" loading={save.isPending}>
                {go}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

/** A form beside the list it belongs to. */
export function FormDrawer<Values extends Record<string, unknown>>({
  title,
  close,
  ...form
}: FormProps<Values> & { title: string; close: () => void }) {
  return (
    <Drawer
      opened
      onClose={close}
      title={title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': en.acts.close }}
    >
      <Form {...form} cancel={close} />
    </Drawer>
  );
}

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export const ZoneSelect = (props: SelectProps) => (
  <Select label={en.form.timeZone} data={ZONES} searchable limit={80} nothingFoundMessage={en.form.noZone} {...props} />
);

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Days and hours, and whether public holidays are free. `path` names the window in the form. */
export function WindowFields<Values extends Record<string, unknown>>({
  form,
  path,
  label,
  description,
  holidays = true,
}: {
  form: UseFormReturnType<Values>;
  path: string;
  holidays?: boolean;
} & Pick<InputWrapperProps, 'label' | 'description'>) {
  const days = form.getInputProps(`${path}.days`);
  return (
    <Input.Wrapper label={label} description={description} error={days.error} labelElement="div">
      <Chip.Group
        multiple
        value={(days.value as number[]).map(String)}
        onChange={(chosen: string[]) => days.onChange(chosen.map(Number).toSorted((a, b) => a - b))}
      >
        <Group gap={6} mt={6}>
          {DAYS.map((day) => (
            <Chip key={day} value={String(day)} size="xs">
              {en.form.days[day]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group gap="sm" mt="xs" align="flex-end">
        <TextInput label={en.form.from} placeholder="09:00" w={90} {...form.getInputProps(`${path}.from`)} />
        <TextInput label={en.form.to} placeholder="17:00" w={90} {...form.getInputProps(`${path}.to`)} />
        {holidays && (
          <Switch
            label={en.form.skipHolidays}
            pb={6}
            {...form.getInputProps(`${path}.skipHolidays`, { type: 'checkbox' })}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
