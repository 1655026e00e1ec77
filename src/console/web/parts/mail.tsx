import { Badge, Button, Text } from '@mantine/core';
import type { Message } from '../api/shapes';
import { en, words } from '../strings/en';
import { MailFrame } from './mail-frame';
import { ClassBadge } from './parts';
import { Time } from './time';

const STATUS_COLORS: Record<string, string> = {
  needs_review: 'orange',
  unknown: 'red',
  failed: 'red',
  queued: 'blue',
  sending: 'blue',
};

/** One mail of the conversation, with the reasons for it folded in. */
export function Mail({ message, onReclassify }: { message: Message; onReclassify?: (message: Message) => void }) {
  const incoming = message.direction === 'in';
  return (
    <article className="mail" data-direction={message.direction}>
      <header>
        <b>{incoming ? (message.fromAddress ?? en.lead.from) : words(message.kind)}</b>
        <span className="quiet">
          {incoming ? en.lead.from : en.lead.to} {incoming ? message.fromAddress : message.toAddress}
        </span>
        {incoming && <ClassBadge of={message.meaning?.class} />}
        {!incoming && message.status !== 'sent' && (
          <Badge size="sm" variant="light" color={STATUS_COLORS[message.status] ?? 'gray'}>
            {words(message.status)}
          </Badge>
        )}
        <span style={{ marginLeft: 'auto' }} className="quiet">
          <Time at={message.sentAt ?? message.receivedAt ?? message.createdAt} />
        </span>
      </header>
      {message.subject && (
        <Text size="sm" fw={600} mb={4}>
          {message.subject}
        </Text>
      )}
      <MailFrame text={message.body || '–'} title={message.subject || en.lead.thread} />
      <Reasons message={message} />
      {incoming && onReclassify && message.meaning && (
        <Button size="compact-xs" variant="subtle" color="gray" mt={4} onClick={() => onReclassify(message)}>
          {en.lead.acts.reclassify}
        </Button>
      )}
    </article>
  );
}

function Reasons({ message }: { message: Message }) {
  const { meaning, decision, findings } = message;
  return (
    <details>
      <summary>{en.lead.reasons}</summary>
      <dl className="facts" style={{ marginTop: 6 }}>
        {message.writtenBy && <Line name={en.lead.wroteBy}>{message.writtenBy}</Line>}
        {message.classifiedBy && <Line name={en.lead.classifiedBy}>{message.classifiedBy}</Line>}
        {meaning?.evidence && <Line name={en.lead.evidence}>“{meaning.evidence}”</Line>}
        {meaning && <Line name={en.lead.confidence}>{Math.round(meaning.confidence * 100)} %</Line>}
        {decision && (
          <Line name={en.lead.decision}>
            {words(decision.act)}, {words(decision.reason).toLowerCase()}{' '}
            {decision.until && <Time at={decision.until} />}
          </Line>
        )}
        {message.whisper && <Line name={en.lead.whisperedFor}>{message.whisper}</Line>}
        {message.evidence?.map(({ text, passageId, title, quote }) => (
          <Line key={passageId + text} name={en.lead.carriedBy}>
            {text}{' '}
            <span className="quiet">
              {title}: “{quote}”
            </span>
          </Line>
        ))}
        {findings.length > 0 && (
          <Line name={en.lead.findings}>
            {findings.map(({ rule, detail }) => `${words(rule)}: ${detail}`).join('; ')}
          </Line>
        )}
        {message.holdReason && <Line name={en.lead.whyNotSooner}>{words(message.holdReason)}</Line>}
        {message.matchedBy && <Line name={en.lead.matchedBy}>{words(message.matchedBy)}</Line>}
        {message.wireResponse && <Line name={en.lead.wire}>{message.wireResponse}</Line>}
      </dl>
    </details>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
