import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Attention } from '../api/shapes';
import { en, reasonOf, words } from '../strings/en';
import { LeadMenu } from './lead-menu';
import { Time } from './time';

/** So many stand above the desks on a phone; the rest on demand. */
const SHOWN = 8;

/** What needs a person now, the latest first. */
export function AttentionList({ items }: { items: Attention[] }) {
  const [all, setAll] = useState(false);
  return (
    <aside className="panel" aria-label={en.board.attention}>
      <div className="head">
        {en.board.attention} <b className="num">{items.length}</b>
      </div>
      {items.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {en.board.attentionEmpty}
        </Text>
      )}
      {items.slice(0, all ? items.length : SHOWN).map((item) => (
        <div className="card-row" key={`${item.kind}${item.aboutId}`}>
          <div style={{ minWidth: 0 }}>
            <Goal item={item}>{item.leadName ?? item.mailbox ?? en.board.kinds[item.kind] ?? words(item.kind)}</Goal>
            <Text size="xs" c="dimmed">
              {en.board.kinds[item.kind] ?? words(item.kind)}
              {item.reason && ` · ${reasonOf(item.reason)}`}
            </Text>
          </div>
          <Group gap={4} wrap="nowrap">
            <Text size="xs" component="div">
              <Time at={item.dueAt} late />
            </Text>
            {item.leadId && <LeadMenu leadId={item.leadId} name={item.leadName ?? en.lead.unnamed} />}
          </Group>
        </div>
      ))}
      {!all && items.length > SHOWN && (
        <Button variant="subtle" size="xs" fullWidth onClick={() => setAll(true)}>
          {en.board.attentionAll(items.length)}
        </Button>
      )}
    </aside>
  );
}

function Goal({ item, children }: { item: Attention; children: React.ReactNode }) {
  const style = { color: 'inherit', fontWeight: 500 };
  if (item.kind === 'review')
    return (
      <Link to="/review" search={{ id: item.aboutId }} style={style}>
        {children}
      </Link>
    );
  if (item.kind === 'unknown_send')
    return (
      <Link to="/review" search={{ status: 'unknown', id: item.aboutId }} style={style}>
        {children}
      </Link>
    );
  if (item.kind === 'open_question')
    return (
      <Link to="/review" search={{ status: 'replies', id: item.aboutId }} style={style}>
        {children}
      </Link>
    );
  if (item.about === 'mailbox')
    return (
      <Link to={item.kind === 'mail_parked' ? '/system' : '/mailboxes'} style={style}>
        {children}
      </Link>
    );
  return item.leadId ? (
    <Link to="/leads/$id" params={{ id: item.leadId }} style={style}>
      {children}
    </Link>
  ) : (
    children
  );
}
