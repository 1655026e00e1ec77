import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Attention } from '../api/shapes';
import { en, words } from '../strings/en';
import { LeadMenu } from './lead-menu';
import { Time } from './time';

/** What needs a person now, the latest first. */
export function AttentionList({ items }: { items: Attention[] }) {
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
      {items.map((item) => (
        <div className="card-row" key={`${item.kind}${item.aboutId}`}>
          <div style={{ minWidth: 0 }}>
            <Goal item={item}>{item.leadName ?? item.mailbox ?? en.board.kinds[item.kind] ?? words(item.kind)}</Goal>
            <Text size="xs" c="dimmed">
              {en.board.kinds[item.kind] ?? words(item.kind)}
              {item.reason && ` · ${words(item.reason)}`}
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
