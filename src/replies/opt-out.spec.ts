import fc from 'fast-check';
import { readOptOut } from './opt-out.js';
import { timesYardstick } from '../../test/cpu-cost.js';

const OPT_OUTS = [
  // English
  'please remove me from your list',
  'unsubscribe',
  'Unsubscibe please',
  'UNSUBSCRIBE ME!!!',
  'stop emailing me',
  'STOP',
  'Stop it.',
  'Please stop.',
  'Hi Anna,\n\nplease take me off your mailing list.\n\nThanks, Jo',
  'no more emails please',
  'do not contact me again',
  'dont ever email me again',
  "I don't want to receive these messages",
  'We no longer wish to be contacted.',
  'opt out',
  'Opt me out, thanks',
  'delete my data',
  'How do I unsubscribe?',
  'I want to unsubscribe from your emails',
  "Your unsubscribe link doesn't work.",
  'I have unsubscribed twice already and you keep writing',
  'Not interested. Kindly refrain from sending further mails.',
  'Leave us alone',
  'Thanks, but could you please remove our company\nfrom your database?',
  'add me to your do not contact list',
  'Lose my email address.',
  'could you please stop sending these',
  'never write to me again',
  // German
  'nehmen Sie mich aus dem Verteiler',
  'Bitte nehmen Sie unsere Adresse umgehend aus Ihrem Verteiler.',
  'Bitte keine weiteren E-Mails.',
  'schreiben sie mir nicht mehr',
  'Löschen Sie bitte meine Daten',
  'Loeschen Sie meine Adresse',
  'Abmelden',
  'ich möchte keine Mails mehr von Ihnen bekommen',
  'Hören Sie auf, mir zu schreiben!',
  'Lassen Sie mich in Ruhe',
  'Hiermit widerspreche ich der Nutzung meiner Daten.',
  'bitte streichen Sie uns von Ihrer Liste',
  'Kontaktieren Sie mich bitte nicht mehr',
  // French
  "ne m'écrivez plus",
  'ne m’écrivez plus jamais',
  'Merci de ne plus me contacter.',
  'désabonnez-moi',
  'Veuillez me retirer de votre liste de diffusion',
  'je ne souhaite plus recevoir vos emails',
  'Arrêtez de m’envoyer des messages',
  'supprimez mes coordonnées svp',
  // Spanish
  'no me escriban más',
  'Quiero darme de baja',
  'baja',
  'Denme de baja por favor',
  'dejen de enviarme correos',
  'Elimine mi correo de su base de datos',
  'no deseo recibir más correos',
  // Italian, Portuguese, Dutch
  'Cancellatemi dalla vostra lista',
  'non scrivetemi più',
  'Non desidero ricevere altre email',
  'Por favor, remova meu e-mail da lista',
  'não me enviem mais mensagens',
  'parem de me escrever',
  'Graag uitschrijven',
  'Haal mij van jullie lijst',
  'Stuur mij geen mails meer',
];

const STILL_TALKING = [
  "I can't unsubscribe my customers with our current tool, does yours do that?",
  'we had to stop the project, but call me',
  'Does your product add an unsubscribe link to every mail?',
  'How does your tool handle unsubscribes?',
  'Our unsubscribe rate is far too high, can you help?',
  'What happens when our customers opt out?',
  'Please stop by our booth at the fair!',
  "Don't email me, call me: 0171 2345678",
  'Please do not contact me before September, I am on leave.',
  "Please don't write until we have closed the year in March",
  'Not interested, thanks.',
  'no',
  'We stopped using HubSpot last year.',
  'I would like to remove manual work from our list of chores',
  'Could you send me the list of features?',
  'I get too many emails, so a short call is better',
  'Wir melden uns im März bei Ihnen.',
  'Können sich unsere Kunden selbst vom Newsletter abmelden?',
  'ich melde mich ab nächster Woche',
  'Bitte schreiben Sie mir nicht vor September',
  'Nos clients peuvent-ils se désabonner ?',
  "Ne m'appelez pas avant jeudi, je suis en déplacement",
  '¿Pueden nuestros clientes darse de baja solos?',
  'Ho ricevuto la vostra mail, mi interessa',
  'Kunnen we volgende week bellen?',
  'Can your system delete my old contacts automatically?',
  "I don't want to stop here, tell me more",
  'Stop guessing, start measuring: is that your slogan?',
];

describe('an opt-out in words', () => {
  it.each(OPT_OUTS)('is heard: %s', (text) => {
    const heard = readOptOut(text);
    expect(heard).not.toBeNull();
    expect(text).toContain(heard?.evidence);
    expect(heard?.evidence.trim()).not.toBe('');
  });

  it.each(STILL_TALKING)('is not made up: %s', (text) => {
    expect(readOptOut(text)).toBeNull();
  });

  it('is quoted from the sentence that says it', () => {
    expect(readOptOut('Hello Tom. Nice product! Please take me off your list. Kind regards')?.evidence).toBe(
      'Please take me off your list.',
    );
  });

  it('is not our own footer, quoted without a mark', () => {
    expect(readOptOut("Sounds good.\n\nIf you'd rather not hear from us, unsubscribe here")).toBeNull();
    expect(
      readOptOut('Sounds good.\n\nTo unsubscribe from these emails, click here: https://x.example/u/1'),
    ).toBeNull();
    expect(
      readOptOut(
        'Sounds good.\n\nReply STOP and we stop.\nNo more emails',
        'en',
        'Reply STOP and we stop.\nNo more emails',
      ),
    ).toBeNull();
  });

  it.each([
    'Prefer not to hear from us again? https://x.example/u/1',
    'Sie möchten keine weiteren E-Mails von uns? https://x.example/u/1',
    'Vous ne souhaitez plus recevoir nos e-mails ? https://x.example/u/1',
    '¿Prefiere no recibir más correos nuestros? https://x.example/u/1',
  ])('is not what we offer ourselves, even when nobody gave the footer: %s', (line) => {
    expect(readOptOut(`OK\n\n--\nAcme, Street 1\n${line}`)).toBeNull();
  });

  it('is heard beside our footer', () => {
    const footer = 'No more emails';
    expect(readOptOut(`please unsubscribe me\n\n${footer}`, 'en', footer)?.evidence).toBe('please unsubscribe me');
  });

  it('reads any text, and quotes only what is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('', ...OPT_OUTS), (noise, words) => {
        const text = `${noise}\n${words}\n${noise}`;
        const heard = readOptOut(text);
        return heard === null || text.includes(heard.evidence);
      }),
    );
  });

  it.each(['stop ', 'a', 'do not ', 'please remove me ', 'nicht mehr bitte ', ', ', 'unsubscribe my '])(
    'reads a megabyte of "%s" in time',
    async (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(await timesYardstick(() => readOptOut(text))).toBeLessThan(60);
    },
  );
});
