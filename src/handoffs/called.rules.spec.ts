import { saysNobodyCalled } from './called.rules.js';

describe('an answer to "did anybody call?"', () => {
  it.each([
    'No',
    'no, not so far',
    'Nope.',
    'Hi Nora,\n\nnobody called me.',
    'Not yet!',
    "I haven't heard from anyone.",
    'Hello, I am still waiting for that call',
    'Nein, bisher nicht.',
    'Guten Tag Frau Lind,\n\nbei mir hat sich leider niemand gemeldet.',
    'Ich warte immer noch.',
    'Non, personne ne m’a appelé.',
    'Bonjour, pas encore.',
    'No, nadie me ha llamado.',
    'Hola Nora, todavía no.',
  ])('says that nobody did: %s', (text) => expect(saysNobodyCalled(text)).toBe(true));

  it.each([
    'Yes, she called yesterday. No problem at all.',
    'Yes',
    'No problem, we spoke on Tuesday.',
    'We had a good call, nothing is decided.',
    'Ja, alles gut. Noch nicht entschieden.',
    'Frau Berg hat mich angerufen, danke.',
    'Oui, merci.',
    'Sí, gracias.',
    'Who are you?',
    '',
  ])('does not: %s', (text) => expect(saysNobodyCalled(text)).toBe(false));
});
