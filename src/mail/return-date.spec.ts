import { readReturnDate } from './return-date.js';

/** A Monday. */
const SENT = new Date('2026-08-03T09:00:00Z');

const read = (text: string): string | null => readReturnDate(text, SENT);

describe('the first day back', () => {
  it.each([
    // en
    ['I will be back on 24 August.', '2026-08-24'],
    ['I will be back on August 24th, 2026 and will answer then.', '2026-08-24'],
    ['I return on Monday 24 August and will answer by Friday 28 August.', '2026-08-24'],
    ['I am out of office from 3 to 17 August', '2026-08-18'],
    ['I am out of the office from August 3 to August 17, 2026.', '2026-08-18'],
    ['I am on leave from 3 to 17 August, back on Wednesday 19 August.', '2026-08-19'],
    ['Back on Monday 21st', '2026-09-21'],
    ['I am back on the 24th.', '2026-08-24'],
    ['I will return on 21/08/2026.', '2026-08-21'],
    ['I will return on 8/21/2026.', '2026-08-21'],
    ['I will return on 09/08.', '2026-08-09'],
    ['I will be out of the office until Monday.', '2026-08-10'],
    ['I am out of the office until August 17th.', '2026-08-17'],
    ['I am out of the office through August 17th.', '2026-08-18'],
    ['I am out until 17 Aug. 2026 with limited access to e-mail.', '2026-08-17'],
    ['I am on vacation and will be back in two weeks.', '2026-08-17'],
    ['I am on parental leave and return on 4 January.', '2027-01-04'],
    ['I am out of the office today.', '2026-08-04'],
    ['I will be back tomorrow.', '2026-08-04'],
    ['Out of office: 08/03/2026 - 08/17/2026', '2026-08-18'],
    ['I am out of the office.\nReturn date: 2026-08-24', '2026-08-24'],
    ['I am away and will be back in the office on\nMonday, 24 August.', '2026-08-24'],
    // de
    ['Ich bin bis einschließlich 21. August 2026 nicht im Büro.', '2026-08-22'],
    ['Ich bin vom 03.08. bis 17.08.2026 im Urlaub.', '2026-08-18'],
    ['Ich bin vom 3. bis zum 17. August abwesend.', '2026-08-18'],
    ['Ich bin vom 3.8. bis 17.8. nicht erreichbar.', '2026-08-18'],
    ['Ab dem 24.08.2026 bin ich wieder erreichbar.', '2026-08-24'],
    ['Ich bin bis 21.08. abwesend und ab Montag, den 24. August wieder im Büro.', '2026-08-24'],
    ['Ich bin ab Montag wieder für Sie da.', '2026-08-10'],
    ['Ich kehre am 24.08. zurück.', '2026-08-24'],
    // fr
    ['Je suis absente du 3 au 17 août 2026.', '2026-08-18'],
    ["Je suis en congés jusqu'au 21 août inclus.", '2026-08-22'],
    ['Je serai de retour le lundi 24 août.', '2026-08-24'],
    ['De retour le 24/08/2026', '2026-08-24'],
    ['Je suis absent du 03/08 au 17/08.', '2026-08-18'],
    ["Je suis absent jusqu'au lundi 24.", '2026-08-25'],
    // es
    ['Estaré de vacaciones del 3 al 17 de agosto.', '2026-08-18'],
    ['Estoy fuera de la oficina hasta el 21 de agosto de 2026.', '2026-08-22'],
    ['Regreso el lunes 24 de agosto.', '2026-08-24'],
    ['Volveré el 24/08/2026.', '2026-08-24'],
    ['Estaré ausente del 3 al 17 de agosto y volveré con gusto a escribirle.', '2026-08-18'],
    // nl, it
    ['Ik ben afwezig tot 24 augustus.', '2026-08-25'],
    ['Ik ben vanaf 24 augustus weer bereikbaar.', '2026-08-24'],
    ['Sono in ferie dal 3 al 17 agosto.', '2026-08-18'],
    ['Rientrerò il 24 agosto.', '2026-08-24'],
  ])('%s → %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    ['I was out of office until 1 July 2026.'],
    ['I am out of the office.'],
    ['I will be back on 24 August 2029.'],
    ['We were founded on 24 August.'],
    ['We want to deliver it on 24 August.'],
    ['Call 030 2408 2026 when I am out of the office.'],
    [''],
  ])('names none in: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it("counts from the writer's own calendar day", () => {
    const lateEvening = new Date('2026-08-04T05:30:00Z'); // 3 August, 22:30 in Los Angeles
    expect(readReturnDate('I will be back tomorrow.', lateEvening, -420)).toBe('2026-08-04');
    expect(readReturnDate('I will be back tomorrow.', lateEvening, 120)).toBe('2026-08-05');
  });

  it('reads every day of a year in both orders and the languages', () => {
    for (let day = 1; day <= 300; day++) {
      const date = new Date(SENT.getTime() + day * 86_400_000);
      const iso = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = iso.split('-');
      const long = (locale: string): string =>
        date.toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
      const texts = [
        `I will be back on ${long('en-US')}.`,
        `I will be back on ${long('en-GB')}.`,
        `Ich bin ab dem ${long('de')} wieder da.`,
        `Ich bin ab ${dayOfMonth}.${month}.${year} wieder da.`,
        `Je serai de retour le ${long('fr')}.`,
        `Regreso el ${long('es')}.`,
        `I return on ${iso}.`,
      ];
      for (const text of texts) expect([text, read(text)]).toEqual([text, iso]);
    }
  });
});
