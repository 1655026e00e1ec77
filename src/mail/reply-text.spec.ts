import { readReplyText } from './reply-text.js';
import { timesYardstick } from '../../test/cpu-cost.js';

const OURS = ['Hi Max,', '', 'shall we talk? Reply "stop" and I will not write again.', '', 'Anna'];
const quoted = OURS.map((line) => `> ${line}`);
const reply = (...lines: (string | string[])[]): string => readReplyText(lines.flat().join('\n'));

describe("the writer's own words above what they quote", () => {
  it.each([
    ['English', ['On Tue, Mar 3, 2026 at 9:12 AM Anna Long <anna@sender.example> wrote:']],
    ['English, wrapped', ['On Tue, Mar 3, 2026 at 9:12 AM Anna Long', '<anna@sender.example> wrote:']],
    [
      'English, wrapped twice',
      ['On Tuesday, 3 March 2026 at 09:12, Anna Long from Sender and', 'Company <anna.long@sender.example>', 'wrote:'],
    ],
    ['German, Gmail', ['Am Di., 3. März 2026 um 09:12 Uhr schrieb Anna Long <anna@sender.example>:']],
    ['German, Apple', ['Am 03.03.2026 um 09:12 schrieb Anna Long <anna@sender.example>:']],
    ['German, name first', ['Anna Long <anna@sender.example> schrieb am Di., 3. März 2026, 09:12:']],
    ['French', ['Le mar. 3 mars 2026 à 09:12, Anna Long <anna@sender.example> a écrit :']],
    ['Spanish', ['El mar, 3 mar 2026 a las 9:12, Anna Long (<anna@sender.example>) escribió:']],
    ['Italian', ['Il giorno mar 3 mar 2026 alle ore 09:12 Anna Long <anna@sender.example> ha scritto:']],
    ['Portuguese', ['Em ter., 3 de mar. de 2026 às 09:12, Anna Long <anna@sender.example> escreveu:']],
    ['Dutch', ['Op di 3 mrt 2026 om 09:12 schreef Anna Long <anna@sender.example>:']],
    ['Swedish', ['Den tis 3 mars 2026 kl 09:12 skrev Anna Long <anna@sender.example>:']],
    ['Polish', ['W dniu 3.03.2026 o 09:12, Anna Long pisze:']],
    ['Japanese', ['2026年3月3日(火) 9:12 Anna Long <anna@sender.example>:']],
    ['Chinese', ['在 2026年3月3日，上午9:12，Anna Long <anna@sender.example> 写道：']],
  ])('%s', (_, attribution) => {
    expect(reply('Yes, Thursday works.', '', attribution, quoted)).toBe('Yes, Thursday works.');
    expect(reply('Yes, Thursday works.', '', attribution, '', OURS)).toBe('Yes, Thursday works.');
    expect(reply('Yes, Thursday works.', attribution, '', quoted)).toBe('Yes, Thursday works.');
  });

  it.each([
    [
      'Outlook, English',
      [
        'From: Anna Long <anna@sender.example>',
        'Sent: Tuesday, March 3, 2026 9:12 AM',
        'To: Max Stone <max@stone.example>',
        'Subject: Your question',
      ],
    ],
    [
      'Outlook, German',
      [
        'Von: Anna Long <anna@sender.example>',
        'Gesendet: Dienstag, 3. März 2026 09:12',
        'An: Max Stone',
        'Betreff: Ihre Frage',
      ],
    ],
    [
      'Outlook, French',
      [
        'De : Anna Long <anna@sender.example>',
        'Envoyé : mardi 3 mars 2026 09:12',
        'À : Max Stone',
        'Objet : Votre question',
      ],
    ],
    [
      'Outlook, Spanish',
      [
        'De: Anna Long <anna@sender.example>',
        'Enviado el: martes, 3 de marzo de 2026 9:12',
        'Para: Max Stone',
        'Asunto: Su pregunta',
      ],
    ],
    [
      'Outlook, Italian',
      ['Da: Anna Long', 'Inviato: martedì 3 marzo 2026 09:12', 'A: Max Stone', 'Oggetto: La sua domanda'],
    ],
    [
      'Outlook, Dutch',
      ['Van: Anna Long', 'Verzonden: dinsdag 3 maart 2026 09:12', 'Aan: Max Stone', 'Onderwerp: Uw vraag'],
    ],
    [
      'Outlook, bold',
      [
        '*From:* Anna Long <anna@sender.example>',
        '*Sent:* Tuesday, March 3, 2026 9:12 AM',
        '*To:* Max Stone',
        '*Subject:* Your question',
      ],
    ],
    [
      'Outlook, with a rule',
      [
        '________________________________',
        'From: Anna Long <anna@sender.example>',
        'Sent: Tuesday, March 3, 2026 9:12 AM',
        'To: Max Stone',
        'Subject: Your question',
      ],
    ],
    [
      'Outlook, spaced out',
      [
        'From: Anna Long',
        '',
        'Sent: Tuesday, March 3, 2026 9:12 AM',
        '',
        'To: Max Stone',
        '',
        'Subject: Your question',
      ],
    ],
    ['old Outlook', ['-----Original Message-----', 'From: Anna Long']],
    ['old Outlook, German', ['-----Ursprüngliche Nachricht-----', 'Von: Anna Long']],
    ['old Outlook, French', ["-----Message d'origine-----", 'De : Anna Long']],
    ['old Outlook, Spanish', ['-----Mensaje original-----', 'De: Anna Long']],
    ['forwarded', ['---------- Forwarded message ---------', 'From: Anna Long <anna@sender.example>']],
    ['forwarded, Apple', ['Begin forwarded message:', '', 'From: Anna Long <anna@sender.example>']],
  ])('%s', (_, block) => {
    expect(reply('Yes, Thursday works.', '', block, '', OURS)).toBe('Yes, Thursday works.');
  });
});

describe("the writer's own words elsewhere", () => {
  const attribution = 'On Tue, Mar 3, 2026 at 9:12 AM Anna Long <anna@sender.example> wrote:';

  it('below the quote', () => {
    expect(reply(attribution, quoted, '', 'Yes, Thursday works.', 'Max')).toBe('Yes, Thursday works.\nMax');
  });

  it('between the quoted lines', () => {
    const text = reply(attribution, '> Shall we talk?', 'Yes.', '> How many are you?', 'Twenty.', '> Anna');
    expect(text.split('\n').filter(Boolean)).toEqual(['Yes.', 'Twenty.']);
  });

  it('whatever their last line begins with', () => {
    expect(reply('On Thursday at 10:00.', attribution, quoted)).toBe('On Thursday at 10:00.');
    expect(reply('12:30 works.', attribution, quoted)).toBe('12:30 works.');
  });

  it('and nothing else: an empty reply is empty', () => {
    expect(reply('', attribution, quoted)).toBe('');
    expect(reply('From: Anna Long', 'Sent: Tuesday 9:12', 'To: Max', 'Subject: x', '', OURS)).toBe('');
  });

  it('as a whole mail without a quote', () => {
    expect(reply('Yes, Thursday works.', '', 'How much is it?')).toBe('Yes, Thursday works.\n\nHow much is it?');
  });
});

describe('a signature', () => {
  it.each([
    ['a separator', ['-- ', 'Max Stone', 'Stone Ltd, 1 High Street']],
    ['English', ['Kind regards,', 'Max Stone', 'Stone Ltd']],
    ['a phone', ['Sent from my iPhone']],
    ['a German phone', ['Von meinem iPhone gesendet']],
    ['German', ['Mit freundlichen Grüßen', 'Max Stein', 'Stein GmbH']],
    ['German, short', ['Viele Grüße', 'Max']],
    ['French', ['Cordialement,', 'Max Pierre']],
    ['Spanish', ['Un saludo,', 'Max Piedra']],
    ['Dutch', ['Met vriendelijke groet,', 'Max Steen']],
  ])('%s is left out', (_, signature) => {
    expect(reply('Yes, Thursday works.', '', signature)).toBe('Yes, Thursday works.');
  });

  it('does not swallow what stands below it as a postscript', () => {
    expect(reply('Yes.', '', 'Kind regards', 'Max', '', 'P.S. Please take me off the other list.')).toContain(
      'take me off the other list',
    );
  });

  it('does not make a mail empty that is nothing else', () => {
    expect(reply('Kind regards', 'Max')).toBe('Kind regards\nMax');
    expect(reply('Cheers!', '', 'Call me on Tuesday about the offer.')).toContain('Call me on Tuesday');
  });
});

describe("a person's own sentence", () => {
  it.each([
    'On 3 March my boss wrote: we have no budget.',
    'From: our warehouse to yours, thank you.',
    'To be honest, no.',
    'We pay $& or $` or nothing.',
    'I wrote to you on 3 March 2026: no answer.',
    'The subject: money. The date: never.',
  ])('is kept: %s', (sentence) => {
    expect(reply(sentence, 'Second line.')).toBe(`${sentence}\nSecond line.`);
  });
});

describe('a hostile text within the size a person writes', () => {
  const fill = (piece: string, size = 9_900): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

  it.each([
    ['On', fill('On a b\n')],
    ['On, one line', fill('On a b ', 999)],
    ['blank', fill(' \n')],
    ['From:', fill('From: a\n')],
    ['from digits', fill('0000from')],
    ['digits and from below the limit of <', `${fill('0000from', 900)}${'<'.repeat(12)}>`],
    ['lines of digits and from', `${`${fill('0000from', 900)}\n`.repeat(10)}${'<'.repeat(12)}`],
    ['skrev three times', fill('den. a\n', 9_000) + ' skrev skrev skrev'],
    ['schreef three times', fill('Op a\n', 9_000) + ' schreef schreef schreef'],
    ['pisze three times', fill('Dnia a\n', 9_000) + ' pisze pisze pisze'],
    ['chinese', fill('在\n', 9_000) + ' 写道'],
    ['dashes', fill('-')],
    ['dashes and On', `${fill('-', 999)}On a b`],
    ['header fields', fill('From: a\nTo: b\nTo: c\n')],
    ['quotes and gaps', fill('> \n\n')],
    ['"wrote" at every end', fill('On 1 a wrote\n')],
    ['expanding replacements', `On ${fill('$` ', 900)} b wrote:\n${fill('x y\n', 8_000)}`],
  ])('%s is read at once', async (_, text) => {
    expect(await timesYardstick(() => readReplyText(text))).toBeLessThan(60);
  });
});
