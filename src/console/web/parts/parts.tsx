import { Alert, Anchor, Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { modals } from './confirm';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Problem, remedyOf } from '../api/client';
import type { Lead, LedgerState, ReplyClass } from '../api/shapes';
import { en, words } from '../strings/en';

export { modals };

/** Of a page that is read rather than scanned: its head ends where its content does. */
export const NARROW = 1000;

interface HeadProps {
  title: string;
  lead?: ReactNode;
  narrow?: boolean;
  children?: ReactNode;
}

export function PageHead({ title, lead, narrow = false, children }: HeadProps) {
  useEffect(() => {
    document.title = `${title} · ${en.product}`;
  }, [title]);
  return (
    <Group justify="space-between" align="center" mb="md" gap="sm" maw={narrow ? NARROW : undefined}>
      <div>
        <Title order={1}>{title}</Title>
        {lead && (
          <Text size="sm" c="dimmed">
            {lead}
          </Text>
        )}
      </div>
      <Group gap="xs">{children}</Group>
    </Group>
  );
}

export function ProblemNote({ error, retry, remedy }: { error: unknown; retry?: () => void; remedy?: string }) {
  const title = error instanceof Problem ? error.detail : en.problems.title;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      <Group justify="space-between">
        <Text size="sm">{remedy ?? remedyOf(error)}</Text>
        {retry && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            {en.problems.retry}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

interface Loadable<Data> {
  data: Data | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** Skeleton, problem, or the thing itself. */
export function Loaded<Data>({
  of,
  lines = 6,
  children,
}: {
  of: Loadable<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <ProblemNote error={of.error} retry={() => void of.refetch()} />;
  return <Lines n={lines} />;
}

export function Lines({ n = 6 }: { n?: number }) {
  return (
    <Stack gap="xs" aria-busy="true" aria-label={en.acts.loading}>
      {Array.from({ length: n }, (_, i) => (
        <Skeleton key={i} h={i === 0 ? 36 : 28} radius="sm" />
      ))}
    </Stack>
  );
}

export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap={4} py="xl" className="panel" px="md">
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text size="sm" c="dimmed" ta="center" maw={520}>
          {hint}
        </Text>
      )}
      {children}
    </Stack>
  );
}

export const STATE_COLORS: Record<LedgerState, string> = {
  waiting_first_touch: 'gray',
  in_cadence: 'blue',
  needs_review: 'orange',
  answering: 'violet',
  snoozed: 'cyan',
  with_rep: 'teal',
  finished: 'indigo',
  closed: 'dark',
  excluded: 'red',
};

export const StateBadge = ({ state }: { state: LedgerState }) => (
  <span className="state" data-state={state}>
    <i aria-hidden /> {en.states[state] ?? words(state)}
  </span>
);

const WARM: ReplyClass[] = ['interested', 'wants_meeting', 'question'];
const ENDED: ReplyClass[] = ['unsubscribe', 'complaint', 'not_interested', 'bounce'];

export function ClassBadge({ of }: { of: ReplyClass | null | undefined }) {
  if (!of) return null;
  const color = WARM.includes(of) ? 'teal' : ENDED.includes(of) ? 'red' : 'gray';
  return (
    <Badge color={color} variant="light" size="sm" tt="none">
      {en.classes[of] ?? words(of)}
    </Badge>
  );
}

export function nameOf(lead: Pick<Lead, 'firstName' | 'lastName' | 'email' | 'company'>): string {
  return [lead.firstName, lead.lastName].filter(Boolean).join(' ') || lead.email || lead.company || en.lead.unnamed;
}

export function LeadLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Anchor renderRoot={(props) => <Link to="/leads/$id" params={{ id }} {...props} />} size="sm" fw={500}>
      {children}
    </Anchor>
  );
}

/** One name and its value in a list of facts. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Puts a problem's fields beside the inputs of a form; what belongs to none is returned. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(error.fields.map(({ field, message }) => [field, message]));
}
