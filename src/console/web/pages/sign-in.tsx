import {
  Anchor,
  Button,
  Paper,
  PasswordInput,
  type PasswordInputProps,
  Stack,
  Text,
  TextInput,
  type TextInputProps,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Session } from '../api/shapes';
import { useEnter } from '../app/session';
import { fieldErrors, Lines, ProblemNote } from '../parts/parts';
import { en } from '../strings/en';

/** What somebody sees who is not signed in: sign-in, the first visit, or an invitation. */
export default function Door({ setupNeeded }: { setupNeeded: boolean }) {
  const { pathname, search } = useLocation();
  const token = String((search as Record<string, unknown>).token ?? '');
  useEffect(() => {
    document.title = en.product;
  }, []);
  return (
    <main style={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Paper withBorder p="xl" w="100%" maw={400} bg="var(--panel)">
        <Stack gap="md">
          <span className="brand">
            <img src="/icon.svg" width={26} height={26} alt="" /> {en.product}
          </span>
          {pathname === '/invitation' && token ? (
            <Invited token={token} />
          ) : setupNeeded ? (
            <FirstVisit token={token} />
          ) : (
            <SignIn />
          )}
        </Stack>
      </Paper>
    </main>
  );
}

function useGoIn(): (session: Session) => void {
  const enter = useEnter();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (session) => {
    enter(session);
    if (pathname === '/setup' || pathname === '/invitation') void navigate({ to: '/', replace: true });
  };
}

function Head({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div>
      <Title order={1}>{title}</Title>
      {children && (
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      )}
    </div>
  );
}

function SignIn() {
  const goIn = useGoIn();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const signIn = useAct((input: typeof form.values) => api.post<Session>('/session', input), {
    quiet: true,
    onDone: goIn,
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack>
        <Head title={en.signIn.title} />
        {signIn.error && <ProblemNote error={signIn.error} />}
        <TextInput
          label={en.signIn.email}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={en.signIn.password}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending}>
          {en.signIn.go}
        </Button>
      </Stack>
    </form>
  );
}

const NameField = (props: TextInputProps) => (
  <TextInput label={en.signIn.name} autoComplete="name" required {...props} />
);

const NewPasswordField = (props: PasswordInputProps) => (
  <PasswordInput
    label={en.signIn.newPassword}
    description={en.signIn.newPasswordHint}
    autoComplete="new-password"
    required
    {...props}
  />
);

function FirstVisit({ token }: { token: string }) {
  const goIn = useGoIn();
  const form = useForm({ initialValues: { name: '', email: '', password: '' } });
  const begin = useAct((input: typeof form.values) => api.post<Session>('/setup', { token, ...input }), {
    quiet: true,
    onDone: goIn,
  });
  const errors = fieldErrors(begin.error);
  if (!token) return <Head title={en.signIn.setupTitle}>{en.signIn.setupMissing}</Head>;
  return (
    <form onSubmit={form.onSubmit((values) => begin.mutate(values))}>
      <Stack>
        <Head title={en.signIn.setupTitle}>{en.signIn.setupLead}</Head>
        {begin.error && <ProblemNote error={begin.error} />}
        <NameField {...form.getInputProps('name')} error={errors.name} />
        <TextInput
          label={en.signIn.email}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
          error={errors.email}
        />
        <NewPasswordField {...form.getInputProps('password')} error={errors.password} />
        <Button type="submit" loading={begin.isPending}>
          {en.signIn.setupGo}
        </Button>
      </Stack>
    </form>
  );
}

function Invited({ token }: { token: string }) {
  const goIn = useGoIn();
  const shown = useGet<{ email: string; role: keyof typeof en.roles }>(
    `/invitations/${encodeURIComponent(token)}/show`,
  );
  const form = useForm({ initialValues: { name: '', password: '' } });
  const join = useAct(
    (input: typeof form.values) => api.post<Session>(`/invitations/${encodeURIComponent(token)}/accept`, input),
    { quiet: true, onDone: goIn },
  );
  const errors = fieldErrors(join.error);
  if (shown.error)
    return (
      <>
        <ProblemNote error={shown.error} />
        <Anchor href="/">{en.signIn.go}</Anchor>
      </>
    );
  if (!shown.data) return <Lines n={3} />;
  return (
    <form onSubmit={form.onSubmit((values) => join.mutate(values))}>
      <Stack>
        <Head title={en.signIn.invitedTitle}>{en.signIn.invitedLead(shown.data.email, en.roles[shown.data.role])}</Head>
        {join.error && <ProblemNote error={join.error} />}
        <NameField {...form.getInputProps('name')} error={errors.name} />
        <NewPasswordField {...form.getInputProps('password')} error={errors.password} />
        <Button type="submit" loading={join.isPending}>
          {en.signIn.invitedGo}
        </Button>
      </Stack>
    </form>
  );
}
