/** What a page of the console shows; an event names those to fetch again. */
export type Topic =
  | 'leads'
  | 'coverage'
  | 'messages'
  | 'handoffs'
  | 'imports'
  | 'cadences'
  | 'mailboxes'
  | 'settings'
  | 'knowledge'
  | 'reps'
  | 'suppressions'
  | 'users';

const MOVES_LEADS: Topic[] = ['leads', 'coverage'];

/** What an act is about → what it changes on screen. */
const TOPICS: Readonly<Record<string, Topic[]>> = {
  lead: MOVES_LEADS,
  enrollment: MOVES_LEADS,
  message: ['messages', ...MOVES_LEADS],
  reply: ['messages', ...MOVES_LEADS],
  handoff: ['handoffs', ...MOVES_LEADS],
  offer: ['handoffs', ...MOVES_LEADS],
  import: ['imports', ...MOVES_LEADS],
  cadence: ['cadences', ...MOVES_LEADS],
  mailbox: ['mailboxes'],
  sending: ['mailboxes', 'coverage'],
  company: ['settings'],
  qualification: ['settings'],
  passage: ['knowledge'],
  question: ['knowledge'],
  rep: ['reps', 'handoffs'],
  suppression: ['suppressions', ...MOVES_LEADS],
  user: ['users'],
  invitation: ['users'],
  api_key: ['users'],
};

/** What is not known here may have moved leads. */
export const topicsOf = (abouts: string[]): Topic[] => [
  ...new Set(abouts.flatMap((about) => TOPICS[about] ?? MOVES_LEADS)),
];
