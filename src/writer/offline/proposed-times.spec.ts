import { proposedTimes } from './proposed-times.js';

/** A Tuesday. */
const AT = '2026-02-10T10:00:00+01:00';

it.each([
  ['Would Tuesday at 3 work?', ['Tuesday at 3']],
  ['Yes, let us meet. How about Thursday afternoon?', ['Thursday afternoon']],
  ['Are you free on Friday morning?', ['on Friday morning']],
  ['Friday 10am or Monday 2pm, whatever suits you.', ['Friday 10am', 'Monday 2pm']],
  ['Happy to talk next week.', ['next week']],
  ['Passt Ihnen Dienstag?', ['Dienstag']],
  ['Ja, gern. Haben Sie am Mittwoch um 14 Uhr Zeit?', ['am Mittwoch um 14 Uhr']],
  ['Wie wäre es mit Donnerstag um 10 Uhr?', ['Donnerstag um 10 Uhr']],
  ['Mardi à 15h vous conviendrait ?', ['Mardi à 15h']],
  ['Seriez-vous disponible jeudi à 10h pour en parler ?', ['jeudi à 10h']],
  ['¿Le viene bien el martes a las 15:00?', ['martes a las 15:00']],
  ['Sí, hablemos. ¿Está libre el viernes a las 9:00?', ['viernes a las 9:00']],
])('%s proposes %j', (text, times) => {
  expect(proposedTimes(text, AT)).toEqual(times);
});

it.each([
  'Yes, let us have a call. Is your new version coming out next month, by the way?',
  'Gladly, call me. Did the prices change last Friday?',
  'Sure, let us talk. Are you exhibiting in Munich tomorrow?',
  'Let us meet. Is support also there on Sunday?',
  'Let us have a call. We bought something similar two years ago.',
  'Gern, rufen Sie mich an. Sind Sie nächsten Monat auch auf der Messe in Köln?',
  'Lassen Sie uns telefonieren. Wird das Produkt ab Montag teurer?',
  'Oui, appelez-moi. Vos bureaux sont-ils ouverts samedi ?',
  'Volontiers, parlons-en. Est-ce que les tarifs augmentent lundi prochain ?',
  'Sí, llámeme. ¿Suben los precios el lunes?',
  'De acuerdo, hagamos una llamada. ¿Estarán ustedes en la feria mañana?',
])('%s proposes no time', (text) => {
  expect(proposedTimes(text, AT)).toEqual([]);
});

it('takes the proposal and leaves the question beside it', () => {
  expect(proposedTimes('Thursday at 2pm suits me. Will the beta be open on Monday?', AT)).toEqual(['Thursday at 2pm']);
});
