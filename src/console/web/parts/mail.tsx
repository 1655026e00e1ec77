import { Badge, Button, Text } from '@mantine/core';
import type { Message, MessageReasons, Timeline } from '../api/shapes';
import { en, reasonOf, words } from '../strings/en';
import { actorOf } from './actor';
import { inWords } from './cadence-words';
import { MailFrame } from './mail-frame';
import { ClassBadge } from './parts';
import { Time } from './time';
import { useMoney } from './use-money';

const STATUS_COLORS: Record<string, string> = {
  needs_review: 'orange',
  unknown: 'red',
  failed: 'red',
  queued: 'blue',
  sending: 'blue',
};

/** One mail of the conversation, with the reasons for it folded in. */
export function Mail({
  message,
  why,
  names,
  onReclassify,
}: {
  message: Message;
  why?: MessageReasons;
  names?: Timeline['names'];
  onReclassify?: (message: Message) => void;
}) {
  const incoming = message.direction === 'in';
  return (
    <article className="mail" data-direction={message.direction}>
      <header>
        <b>{incoming ? (message.fromAddress ?? en.lead.from) : words(message.kind)}</b>
        {!incoming && (
          <span className="quiet">
            {en.lead.to} {message.toAddress}
          </span>
        )}
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
      <Reasons message={message} why={why} names={names} />
      {incoming && onReclassify && message.meaning && (
        <Button size="compact-xs" variant="subtle" color="gray" mt={4} onClick={() => onReclassify(message)}>
          {en.lead.acts.reclassify}
        </Button>
      )}
    </article>
  );
}

interface ReasonsProps {
  message: Message;
  why?: MessageReasons;
  names?: Timeline['names'];
}

function Reasons({ message, why, names }: ReasonsProps) {
  const { meaning, decision, findings } = message;
  const money = useMoney();
  return (
    <details>
      <summary>{en.lead.reasons}</summary>
      <dl className="facts" style={{ marginTop: 6 }}>
        {why?.touch && <TouchReasons touch={why.touch} names={names} />}
        {message.writtenBy && <Line name={en.lead.wroteBy}>{actorOf(message.writtenBy, names)}</Line>}
        {message.classifiedBy && <Line name={en.lead.classifiedBy}>{actorOf(message.classifiedBy, names)}</Line>}
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
        {message.holdReason && <Line name={en.lead.whyNotSooner}>{reasonOf(message.holdReason)}</Line>}
        {message.matchedBy && <Line name={en.lead.matchedBy}>{words(message.matchedBy)}</Line>}
        {why && (
          <Line name={en.lead.cost}>
            {why.modelCalls === 0 ? en.lead.noModel : en.lead.modelCost(money(why.cost), why.modelCalls)}
          </Line>
        )}
        {message.wireResponse && <Line name={en.lead.wire}>{message.wireResponse}</Line>}
      </dl>
    </details>
  );
}

function TouchReasons({ touch, names }: { touch: NonNullable<MessageReasons['touch']>; names?: Timeline['names'] }) {
  const { cadence, chosenBy, audience, step, purpose, waitDays } = touch;
  const fits = audience.all.length === 0 ? en.lead.forEverybody : en.lead.firstThatFitted(inWords(audience));
  return (
    <>
      <Line name={en.lead.whyCadence}>
        {cadence}: {chosenBy ? en.lead.chosenBy(actorOf(chosenBy, names)) : fits}
      </Line>
      <Line name={en.lead.whyNow}>{en.lead.stepCame(step, en.cadences.purposes[purpose], waitDays)}</Line>
    </>
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
