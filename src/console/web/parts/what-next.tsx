import { Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useGet } from '../api/queries';
import type { Company, Mailbox, Page, Rep } from '../api/shapes';
import { useMay } from '../app/session';
import { en } from '../strings/en';

/** An empty system says what to do, not that its tables are empty. */
export function WhatNext() {
  const may = useMay();
  const company = useGet<Company>('/settings');
  const mailboxes = useGet<Page<Mailbox>>('/mailboxes');
  const reps = useGet<Page<Rep>>('/reps');
  const steps = [
    { key: 'company', to: '/company', done: Boolean(company.data?.updatedAt), admin: true },
    { key: 'mailbox', to: '/mailboxes', done: Boolean(mailboxes.data?.items.length), admin: true },
    { key: 'reps', to: '/reps', done: Boolean(reps.data?.items.length), admin: true },
    { key: 'import', to: '/imports', done: false, admin: false },
  ].filter(({ admin }) => may.administer || !admin);
  const [sandbox, sandboxHint] = en.board.next.sandbox!;
  return (
    <Stack className="panel" p="lg" gap="md" maw={680}>
      <div>
        <Text fw={650}>{en.board.emptyTitle}</Text>
        <Text size="sm" c="dimmed">
          {en.board.emptyLead}
        </Text>
      </div>
      {steps.map(({ key, to, done }, i) => {
        const [title, hint] = en.board.next[key]!;
        return (
          <Group key={key} wrap="nowrap" align="center">
            <ThemeIcon
              variant="light"
              radius="xl"
              color={done ? 'teal' : 'gray'}
              aria-label={done ? en.board.done : undefined}
            >
              {done ? <IconCheck size={16} /> : i + 1}
            </ThemeIcon>
            <div style={{ flex: 1 }}>
              <Text size="sm" fw={550}>
                {title}
              </Text>
              <Text size="xs" c="dimmed">
                {hint}
              </Text>
            </div>
            <Button
              size="xs"
              variant={done ? 'default' : 'filled'}
              renderRoot={(props) => <Link to={to} {...props} />}
              aria-label={`${en.acts.open}: ${title}`}
            >
              {en.acts.open}
            </Button>
          </Group>
        );
      })}
      <Text size="sm" c="dimmed">
        <b>{sandbox}.</b> {sandboxHint}
      </Text>
    </Stack>
  );
}
