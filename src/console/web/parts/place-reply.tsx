import { Button, Group, Kbd, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAct } from '../api/queries';
import type { Message, ReplyClass } from '../api/shapes';
import { en, reasonOf } from '../strings/en';
import { useKeys } from './keys';
import { Mail } from './mail';
import { Reclassify } from './reclassify';
import { useReasons } from './use-reasons';

/** What most of such replies turn out to be; the others, and what needs a day, are asked for. */
const AT_HAND: ReplyClass[] = [
  'interested',
  'wants_meeting',
  'question',
  'objection',
  'not_interested',
  'wrong_person',
  'unsubscribe',
];

/** A reply that nobody could place: a person says what it is, and that is carried out. */
export function PlaceReply({ reply }: { reply: Message }) {
  const [asked, setAsked] = useState(false);
  const why = useReasons(reply);
  const say = useAct((kind: ReplyClass) => api.post(`/replies/${reply.id}/reclassify`, { class: kind }), {
    done: en.lead.reclassified,
  });
  useKeys([
    ...AT_HAND.map((kind, i): [string, () => void] => [`${i + 1}`, () => !say.isPending && say.mutate(kind)]),
    ['R', () => setAsked(true)],
  ]);
  return (
    <section className="panel" aria-label={reply.subject || en.lead.reclassifyTitle}>
      <Text size="sm" px="sm" pt="sm">
        <b>{en.lead.reclassifyTitle}</b> {en.review.placeHint}
        {reply.decision && <span className="quiet"> ({reasonOf(reply.decision.reason).toLowerCase()})</span>}
      </Text>
      <Group p="sm" gap="xs">
        {AT_HAND.map((kind, i) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            loading={say.isPending && say.variables === kind}
            disabled={say.isPending}
            rightSection={<KeyHint of={`${i + 1}`} />}
            onClick={() => say.mutate(kind)}
          >
            {en.classes[kind]}
          </Button>
        ))}
        <Button size="xs" variant="default" rightSection={<KeyHint of="R" />} onClick={() => setAsked(true)}>
          {en.review.placeOther}
        </Button>
      </Group>
      <Mail message={reply} why={why} />
      {asked && <Reclassify message={reply} close={() => setAsked(false)} />}
    </section>
  );
}

/** A key is a hint only for who has one: not on a phone, and not for who hears the page. */
const KeyHint = ({ of }: { of: string }) => (
  <Kbd size="xs" visibleFrom="sm" aria-hidden>
    {of}
  </Kbd>
);
