import type { MailboxPlan } from '../messages/mailboxes.store.js';
import { forecast, type Forecast, type Hindrance, type Plan } from './capacity.rules.js';

/** What would bring the first touches out sooner, and when they would be done then. */
export interface Change {
  message: string;
  firstTouchesDoneOn: string;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Tries each remedy against what holds the first touches back, by the same rules; what would not help is left out. */
export function changesFor(plan: Plan, { heldBackBy, firstTouchesDoneOn }: Forecast): Change[] {
  const held = new Set(heldBackBy);
  return remedies(plan, held).flatMap(({ message, changed }) => {
    const { firstTouchesDoneOn: then } = forecast(changed);
    const isSooner = then !== null && (firstTouchesDoneOn === null || then < firstTouchesDoneOn);
    return isSooner ? [{ message, firstTouchesDoneOn: then }] : [];
  });
}

function remedies(plan: Plan, held: ReadonlySet<Hindrance>): { message: string; changed: Plan }[] {
  const { mailboxes, groups } = plan;
  const largest = mailboxes.toSorted((a, b) => b.dailyCap - a.dailyCap)[0];
  const withMailboxes = (change: (mailbox: MailboxPlan) => MailboxPlan): Plan => ({
    ...plan,
    mailboxes: mailboxes.map(change),
  });
  const tried: [boolean, string, () => Plan][] = [
    [
      largest !== undefined && (held.has('cap') || held.has('ramp') || held.has('gap')),
      `One more mailbox that may send ${largest?.dailyCap} mails a day`,
      () => ({ ...plan, mailboxes: [...mailboxes, ...(largest ? [fresh(largest)] : [])] }),
    ],
    [held.has('cap'), 'Twice the daily cap of every mailbox', () => withMailboxes(doubled)],
    [
      held.has('ramp'),
      'Mailboxes without their ramp',
      () => withMailboxes((one) => ({ ...one, caps: [one.dailyCap] })),
    ],
    [held.has('gap'), 'Half the gap between two mails', () => withMailboxes((one) => ({ ...one, gap: one.gap / 2 }))],
    [
      held.has('mailbox_hours'),
      'Mailboxes that send at any hour of their leads',
      () => withMailboxes((one) => ({ ...one, workHours: null })),
    ],
    [
      held.has('window'),
      'A send window that is open on every day of the week',
      () => ({ ...plan, groups: groups.map((group) => ({ ...group, window: { ...group.window, days: WEEK } })) }),
    ],
    [
      held.has('holiday'),
      'A send window that is open on public holidays too',
      () => ({
        ...plan,
        groups: groups.map((group) => ({ ...group, window: { ...group.window, skipHolidays: false } })),
      }),
    ],
  ];
  return tried.filter(([fits]) => fits).map(([, message, change]) => ({ message, changed: change() }));
}

const fresh = (mailbox: MailboxPlan): MailboxPlan => ({ ...mailbox, caps: [mailbox.dailyCap], used: 0 });

const doubled = (mailbox: MailboxPlan): MailboxPlan => ({
  ...mailbox,
  dailyCap: mailbox.dailyCap * 2,
  caps: mailbox.caps.map((cap) => cap * 2),
});
