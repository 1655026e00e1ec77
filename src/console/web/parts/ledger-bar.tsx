import { Badge, Group, Text, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Coverage, LEDGER_STATES } from '../api/shapes';
import { count, en } from '../strings/en';

/** One bar that adds up to all leads, and what is not accounted for beside it. */
export function LedgerBar({ ledger }: { ledger: Coverage }) {
  const parts = LEDGER_STATES.filter((state) => ledger.states[state] > 0);
  return (
    <section className="panel" style={{ padding: 14 }} aria-label={en.board.addsUp}>
      <Group justify="space-between" mb={10}>
        <Text fw={650} className="num">
          {en.board.total(count(ledger.total))}{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {en.board.addsUp}
          </Text>
        </Text>
        <Tooltip label={en.board.unaccountedHint} multiline w={260}>
          <Badge
            size="lg"
            variant="light"
            color={ledger.unaccounted === 0 ? 'teal' : 'red'}
            className="num"
            tabIndex={0}
          >
            {count(ledger.unaccounted)} {en.board.unaccounted}
          </Badge>
        </Tooltip>
      </Group>
      <div className="bar" aria-hidden>
        {parts.map((state) => (
          <Link
            key={state}
            to="/leads"
            search={{ ledger: state }}
            tabIndex={-1}
            data-state={state}
            style={{ flexGrow: ledger.states[state] }}
          />
        ))}
      </div>
      <div className="legend" style={{ marginTop: 10 }}>
        {parts.map((state) => (
          <Link key={state} to="/leads" search={{ ledger: state }} data-state={state}>
            <i aria-hidden /> {en.states[state]} <b className="num">{count(ledger.states[state])}</b>
          </Link>
        ))}
      </div>
    </section>
  );
}
