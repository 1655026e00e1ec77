import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MailboxTest } from '../api/shapes';
import { en, words } from '../strings/en';

/** What servers and DNS said just now, with what to do about each. */
export function TestResult({ result: { smtp, imap, dns } }: { result: MailboxTest }) {
  return (
    <div role="status" className="test-result">
      {(['smtp', 'imap'] as const).map((kind) => {
        const tested = kind === 'smtp' ? smtp : imap;
        return (
          <Line key={kind} name={en.mailboxes.checks[kind]} ok={tested.ok}>
            {tested.ok ? tested.detail : `${words(tested.problem)}. ${tested.remedy}.`}
            {!tested.ok && tested.detail && ` (${tested.detail})`}
          </Line>
        );
      })}
      {(['spf', 'dkim', 'dmarc'] as const).map((kind) => {
        const { found, name, record, problem } = dns[kind];
        return (
          <Line key={kind} name={en.mailboxes.checks[kind]} ok={found && !problem}>
            {problem ? `${name}: ${problem}` : found ? record : en.mailboxes.notFound(name)}
          </Line>
        );
      })}
    </div>
  );
}

function Line({ name, ok, children }: { name: string; ok: boolean; children: ReactNode }) {
  return (
    <div className="test-line">
      {ok ? (
        <IconCircleCheck size={17} color="var(--mantine-color-teal-7)" aria-label={en.mailboxes.fine} role="img" />
      ) : (
        <IconCircleX size={17} color="var(--late)" aria-label={en.mailboxes.notFine} role="img" />
      )}
      <b>{name}</b>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
