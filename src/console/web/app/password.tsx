import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { Session } from '../api/shapes';
import { first } from '../parts/first';
import { fieldErrors, ProblemNote } from '../parts/parts';
import { en } from '../strings/en';
import { useEnter } from './session';

export function PasswordDialog({ close }: { close: () => void }) {
  const enter = useEnter();
  const form = useForm({ initialValues: { current: '', next: '' } });
  const change = useAct((input: typeof form.values) => api.post<Session>('/session/password', input), {
    quiet: true,
    done: en.signIn.changed,
    onDone: (session) => {
      enter(session);
      close();
    },
  });
  const errors = fieldErrors(change.error);
  return (
    <Modal opened onClose={close} title={en.shell.password}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack>
          {change.error && <ProblemNote error={change.error} />}
          <PasswordInput
            label={en.signIn.current}
            autoComplete="current-password"
            required
            {...first}
            error={errors.current}
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={en.signIn.next}
            description={en.signIn.newPasswordHint}
            autoComplete="new-password"
            required
            error={errors.next}
            {...form.getInputProps('next')}
          />
          <Button type="submit" loading={change.isPending}>
            {en.shell.password}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
