import { aRep, COMPANY, JourneyApp, type Mail, MAILBOX } from './journey-app.js';

const LEADS = 60;
const DAYS = 14;

/**
 * What a run comes to, without what is another one each time: keys, what is made of them, and the mails to reps, which tell of hand-offs in
 * the order in which jobs happened to end.
 */
interface Outcome {
  ledger: string[];
  mails: string[];
}

async function run(): Promise<Outcome> {
  const journey = await JourneyApp.start();
  try {
    await journey.call('PUT', '/api/settings', COMPANY);
    await journey.call('POST', '/api/mailboxes', MAILBOX);
    // Of two who are equally free, whoever comes first in the queue gets one: that is another one each time.
    const rep = { ...aRep('Mia'), email: 'mia@acme.example', capacity: 500 };
    await journey.call('POST', '/api/reps', rep);
    // What they do is drawn by the numbers of hand-offs, which are given in the order in which jobs happen to end.
    journey.sendStaffHome();
    const form = new FormData();
    form.set('file', new Blob(['Email,First Name,Last Name,Company Name,Country\n', ...people()]), 'list.csv');
    await journey.call('POST', '/api/imports', form);
    await journey.advance(24 * DAYS);
    const toLeads = (await journey.allMails()).filter(({ to }) => to !== rep.email);
    return { ledger: await ledgerOf(journey), mails: toLeads.map(lineOf).sort() };
  } finally {
    await journey.stop();
  }
}

async function ledgerOf(journey: JourneyApp): Promise<string[]> {
  type Lead = Record<'email' | 'ledgerState' | 'ledgerReason' | 'nextActionAt', string | null>;
  const { items } = await journey.get<{ items: Lead[] }>('/api/leads?limit=200');
  return items
    .map(({ email, ledgerState, ledgerReason, nextActionAt }) =>
      [email, ledgerState, ledgerReason, nextActionAt].join(' '),
    )
    .sort();
}

/** Links carry signed tokens. */
const lineOf = ({ to, subject, text, headers }: Mail): string =>
  [to, headers.date, subject, text.replace(/https?:\/\/\S+/g, '<link>')].join('\n');

function* people(): Generator<string> {
  const countries = ['Germany', 'France', 'Spain', 'United States'];
  for (let n = 1; n <= LEADS; n++) {
    yield `person${n}@company${n}.example,First${n},Last${n},Company ${n},${countries[n % countries.length]}\n`;
  }
}

it('the same weeks with the same people come to the same ledger and the same mails to leads, to the minute', async () => {
  const [first, second] = [await run(), await run()];
  expect(first.mails.length).toBeGreaterThan(LEADS);
  expect(second.ledger).toEqual(first.ledger);
  expect(second.mails).toEqual(first.mails);
}, 400_000);
