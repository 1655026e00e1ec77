import { Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct, useGet } from '../api/queries';
import type { Mailbox, MailboxTest, Page } from '../api/shapes';
import { useMay, useSession } from '../app/session';
import { MailboxForm } from '../parts/mailbox-form';
import { TestResult } from '../parts/mailbox-test';
import { Empty, Loaded, NARROW, PageHead } from '../parts/parts';
import { Time } from '../parts/time';
import { count, en, words } from '../strings/en';

export default function Mailboxes() {
  const may = useMay();
  const { sandbox } = useSession();
  const mailboxes = useGet<Page<Mailbox>>('/mailboxes');
  const [open, setOpen] = useState<Mailbox | 'new' | null>(null);
  const add = may.administer && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
      {en.mailboxes.add}
    </Button>
  );
  return (
    <>
      <PageHead narrow title={en.nav.mailboxes} lead={sandbox ? en.mailboxes.sandbox : en.mailboxes.lead}>
        {add}
      </PageHead>
      <Loaded of={mailboxes}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={en.mailboxes.empty} hint={en.mailboxes.emptyHint} />
          ) : (
            <Stack gap="sm" maw={NARROW}>
              {items.map((mailbox) => (
                <MailboxCard key={mailbox.id} mailbox={mailbox} edit={() => setOpen(mailbox)} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {open && (
        <MailboxForm
          key={open === 'new' ? open : open.id}
          mailbox={open === 'new' ? null : open}
          close={() => setOpen(null)}
        />
      )}
    </>
  );
}

function MailboxCard({ mailbox, edit }: { mailbox: Mailbox; edit: () => void }) {
  const may = useMay();
  const test = useAct(() => api.post<MailboxTest>(`/mailboxes/${mailbox.id}/test`));
  return (
    <article className="panel" aria-label={mailbox.address} style={{ padding: 14 }}>
      <Group justify="space-between" gap="xs">
        <div>
          <Group gap="xs">
            <Text fw={600}>{mailbox.address}</Text>
            <Health mailbox={mailbox} />
          </Group>
          <Text size="xs" c="dimmed">
            {mailbox.fromName} · {mailbox.timeZone}
            {mailbox.setUpBy === 'environment' && ` · ${en.mailboxes.byEnvironment}`}
          </Text>
        </div>
        {may.administer && (
          <Group gap="xs">
            {mailbox.wire !== 'capture' && (
              <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
                {en.mailboxes.test}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={edit} aria-label={`${en.acts.edit}: ${mailbox.address}`}>
              {en.acts.edit}
            </Button>
          </Group>
        )}
      </Group>
      <Today mailbox={mailbox} />
      <dl className="facts" style={{ marginTop: 10 }}>
        <dt>{en.mailboxes.limits}</dt>
        <dd>{limitsOf(mailbox)}</dd>
        <dt>{en.mailboxes.out}</dt>
        <dd>
          {mailbox.wire === 'capture'
            ? en.mailboxes.captured
            : mailbox.smtp
              ? serverOf(mailbox.smtp)
              : en.mailboxes.noServer}
        </dd>
        <dt>{en.mailboxes.in}</dt>
        <dd>
          {mailbox.wire === 'capture' && !mailbox.imap
            ? en.mailboxes.captured
            : mailbox.repliesBy === 'webhook'
              ? en.mailboxes.webhook
              : mailbox.imap
                ? serverOf(mailbox.imap)
                : en.mailboxes.noServer}
          {mailbox.lastReadAt && (
            <>
              , {en.mailboxes.lastRead} <Time at={mailbox.lastReadAt} />
            </>
          )}
        </dd>
      </dl>
      {test.data && <TestResult result={test.data} />}
    </article>
  );
}

function Health({ mailbox }: { mailbox: Mailbox }) {
  if (mailbox.status === 'paused')
    return (
      <Badge size="sm" variant="light" color="orange">
        {en.mailboxes.paused}
        {mailbox.pauseReason && `: ${words(mailbox.pauseReason).toLowerCase()}`}
      </Badge>
    );
  if (mailbox.stuck)
    return (
      <Badge size="sm" variant="light" color="red">
        {en.mailboxes.stuck}: {mailbox.stuck.words}
      </Badge>
    );
  return mailbox.isUnread ? (
    <Badge size="sm" variant="light" color="red">
      {en.mailboxes.unread}
    </Badge>
  ) : (
    <Badge size="sm" variant="light" color="teal">
      {en.mailboxes.active}
    </Badge>
  );
}

function Today({ mailbox: { today } }: { mailbox: Mailbox }) {
  if (!today) return null;
  return (
    <div style={{ marginTop: 10 }}>
      <Text size="sm" className="num">
        {en.mailboxes.today(count(today.used), count(today.cap))}
      </Text>
      <Progress
        mt={4}
        size={6}
        value={today.cap ? (100 * today.used) / today.cap : 100}
        aria-label={en.mailboxes.today(count(today.used), count(today.cap))}
      />
    </div>
  );
}

function limitsOf({
  dailyCap,
  rampStart,
  rampPerDay,
  rampFrom,
  gapSeconds,
  gapJitterSeconds,
  workHours,
}: Mailbox): string {
  return [
    en.mailboxes.perDay(count(dailyCap)),
    rampStart !== null && rampPerDay !== null && en.mailboxes.ramp(rampStart, rampPerDay, rampFrom ?? ''),
    gapSeconds + gapJitterSeconds > 0 && en.mailboxes.gap(gapSeconds, gapSeconds + gapJitterSeconds),
    workHours && en.mailboxes.hours(workHours.from, workHours.to),
  ]
    .filter(Boolean)
    .join(' · ');
}

const serverOf = ({ host, port }: { host: string; port: number }): string => `${host}:${port}`;
