import { parseMail } from '../mail/parse-mail.js';
import { readByRules } from './read-reply.js';
import { storedForm } from '../mail/stored-form.js';

const OURS =
  'Hi Ana,\n\nShall I stop writing? Just say so.\n\nNora\n\n--\nAcme Desk\nPrefer not to hear from us again? https://acme.example/u/x';

async function read(subject: string, text: string, headers: string[] = []) {
  const head = [
    'From: ana@firm.example',
    'To: nora@acme.example',
    'Message-ID: <a@firm.example>',
    `Subject: ${subject}`,
  ];
  const mail = await parseMail(Buffer.from([...head, ...headers, '', text].join('\r\n')));
  const reading = readByRules(mail, 'en', OURS);
  return reading && [reading.meaning.class, reading.by, reading.doubt];
}

it.each([
  ['Re: Hello', 'Please take me off your list.', ['unsubscribe', 'rules/1:opt_out', null]],
  ['unsubscribe', '', ['unsubscribe', 'rules/1:way_out', null]],
  ['UNSUBSCRIBE', 'This message was automatically generated.', ['unsubscribe', 'rules/1:way_out', null]],
  ['Please remove me from your list', '', ['unsubscribe', 'rules/1:opt_out', null]],
  ['Re: Hello', 'How much is it?', null],
  ['A question', '', null],
])('%s / %j: %j', async (subject, text, expected) => {
  expect(await read(subject, text)).toEqual(expected);
});

it('obeys the way out even when a robot takes it', async () => {
  expect(await read('unsubscribe', 'Sent by your mail program.', ['Auto-Submitted: auto-generated'])).toEqual([
    'unsubscribe',
    'rules/1:way_out',
    null,
  ]);
});

it('never takes our own words for theirs', async () => {
  const quoted = OURS.split('\n').map((line) => `> ${line}`);
  expect(await read('Re: Shall I stop writing?', quoted.join('\r\n'))).toEqual([
    'unclear',
    'rules/1:no_own_words',
    'no_own_words',
  ]);
  expect(await read('Re: Hello', `Yes, call me.\r\n\r\n${OURS.replaceAll('\n', '\r\n')}`)).toBeNull();
});

it.each([
  ['Re: Hello', ''],
  ['', ''],
])('leaves a mail without words to a person: %j', async (subject, text) => {
  expect(await read(subject, text)).toEqual(['unclear', 'rules/1:no_own_words', 'no_own_words']);
});

it('reads the end of the mail before anybody trusts its beginning', async () => {
  const filler = ['X-Filler: ', 'x'.repeat(600_000)].join('');
  expect(await read('Re: Hello', 'Sounds great', [filler])).toEqual(['unclear', 'rules/1:damaged', 'damaged']);
  expect(await read('Re: Hello', 'Unsubscribe me', [filler])).toEqual(['unsubscribe', 'rules/1:opt_out', null]);
});

it.each([
  ['Anna@Firm.Example', 'anna@firm.example'],
  ['anna@bücher.example', 'anna@xn--bcher-kva.example'],
  ['anna@xn--bcher-kva.example', 'anna@xn--bcher-kva.example'],
  ['"odd@local"@firm.example', '"odd@local"@firm.example'],
  ['no address', 'no address'],
])('%s is stored as %s', (address, stored) => {
  expect(storedForm(address)).toBe(stored);
});
