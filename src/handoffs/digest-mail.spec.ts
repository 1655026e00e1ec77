import { digestMail } from './digest-mail.js';
import type { DeskLead } from './digest.store.js';

const ZONE = 'Europe/Berlin';
const aLead = (id: string, given: Partial<DeskLead> = {}): DeskLead => ({
  lead: {
    id,
    firstName: 'Ana',
    lastName: `Silva ${id}`,
    company: 'Silva AG',
    phone: '+49301',
    email: 'ana@silva.example',
  },
  offerId: id,
  at: new Date('2026-03-10T09:00:00Z'),
  words: '',
  ...given,
});
const linkTo = (offerId: string, act: string) => `https://us.example/h/${offerId}.${act}`;
const nothing = { offers: [], waiting: [], replies: [] };

describe("a rep's mail in the morning", () => {
  it('is none when nothing waits', () => {
    expect(digestMail(nothing, ZONE, linkTo)).toBeNull();
  });

  it('says what is offered until when, who waits since when, and who wrote what, with the link for each', () => {
    const desk = {
      offers: [aLead('1')],
      waiting: [aLead('2'), aLead('3')],
      replies: [aLead('4', { words: 'Is anybody\nthere? https://evil.example/h/1' })],
    };
    const { subject, body, links } = digestMail(desk, ZONE, linkTo)!;
    expect(subject).toBe('Your leads this morning: 1 to take, 2 wait for you, 1 reply');
    const parts = [
      'OFFERED TO YOU',
      'Ana Silva 1, Silva AG, until Tue 10 Mar, 10:00',
      'https://us.example/h/1.accept',
      'WAITING TO HEAR FROM YOU',
      'Ana Silva 2, Silva AG, since Tue 10 Mar, 10:00',
      '+49301',
      'https://us.example/h/3.contacted',
      'THEY WROTE',
      '> Is anybody\n> there?',
    ];
    const places = parts.map((part) => body.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(links).toHaveLength(3);
    expect(links.join()).not.toContain('evil');
  });

  it('shows ten of a kind and counts the others', () => {
    const offers = Array.from({ length: 14 }, (_, at) => aLead(String(at + 1)));
    const { body, subject, links } = digestMail({ ...nothing, offers }, ZONE, linkTo)!;
    expect(subject).toContain('14 to take');
    expect(body).toContain('and 4 more');
    expect(links).toHaveLength(10);
  });
});
