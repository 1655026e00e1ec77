import { parseMail } from '../mail/parse-mail.js';
import { readLetter } from './rep-mail.rules.js';

const TOLD = {
  subject: 'Warm lead: Ana Silva, Silva Logistics',
  body: [
    'Ana Silva, Head of Support at Silva Logistics',
    '',
    'WHY NOW',
    'Wants to talk; they pay a competitor 4,000 a month.',
    '> Could you call me on Thursday at ten?',
    '',
    'Take this lead (until Tue 10 Mar, 12:00, then a colleague is asked):',
    'https://us.example/h/1.accept',
    '',
  ].join('\n'),
  links: ['https://us.example/h/1.accept'],
};

async function read(text: string, { headers = [] as string[], isCut = false } = {}) {
  const lines = ['From: mia@us.example', 'Date: Tue, 10 Mar 2026 10:00:00 +0100', ...headers, '', text, ''];
  return readLetter(await parseMail(Buffer.from(lines.join('\r\n'))), TOLD, isCut);
}

const withFile = (file: string[]) => ({
  headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
  text: ['--b', 'Content-Type: text/plain', '', 'See the file.', '--b', ...file, '', 'AAAA', '--b--'].join('\r\n'),
});

describe("a rep's answer to what we told them", () => {
  it("holds their words, without our mail below, our mail's subject, and their signature", async () => {
    const quoted = TOLD.body
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\r\n');
    const text = `Hello Ana,\r\n\r\nThursday at ten suits me.\r\n\r\nBest regards\r\nMia\r\n\r\nOn Tue, 10 Mar 2026 at 09:00, Everylead <nora@us.example> wrote:\r\n${quoted}`;
    expect(await read(text, { headers: [`Subject: Re: ${TOLD.subject}`] })).toEqual({
      words: 'Hello Ana,\n\nThursday at ten suits me.',
      subject: '',
    });
  });

  it('keeps a subject of their own', async () => {
    expect(await read('Hello', { headers: ['Subject: Our call on Thursday'] })).toMatchObject({
      subject: 'Our call on Thursday',
    });
  });

  it.each([
    ['a line of the brief', 'Hello Ana\r\n\r\nWHY NOW\r\nWants to talk; they pay a competitor 4,000 a month.'],
    ['a line that was folded anew', 'Hello Ana\r\n\r\nWants to talk; they pay a\r\ncompetitor 4,000 a month.'],
    ['a link of ours', 'Hello Ana, look: https://us.example/h/1.accept'],
  ])('comes back when it still holds %s', async (_, text) => {
    expect(await read(text)).toBe('quotes_brief');
  });

  it('may say again what the lead had said, and short things that stand in our mail by chance', async () => {
    const said = 'You asked: Could you call me on Thursday at ten?\r\nYes. Silva Logistics is on my list.';
    expect(await read(said)).toMatchObject({ words: said.replaceAll('\r\n', '\n') });
  });

  it('comes back when not all of it can go', async () => {
    expect(await read('Hello', { isCut: true })).toBe('too_large');
    expect(await read('> Only what you wrote')).toBe('no_words');
    expect(await read(`${'A long story. '.repeat(1_500)}`)).toBe('too_long');
    const paper = withFile(['Content-Type: application/pdf; name=offer.pdf', 'Content-Disposition: attachment']);
    expect(await read(paper.text, paper)).toBe('attachments');
  });

  it('goes without the logo of a signature', async () => {
    const logo = withFile(['Content-Type: image/png; name=logo.png', 'Content-Disposition: inline']);
    expect(await read(logo.text, logo)).toMatchObject({ words: 'See the file.' });
  });

  it('comes back when it reads like a machine', async () => {
    const away =
      'I am out of the office until Monday. I will reply to your mail when I am back. In urgent cases please contact my colleague.';
    expect(await read(away)).toBe('automatic');
  });
});
