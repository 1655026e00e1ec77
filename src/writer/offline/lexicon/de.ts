import type { Lexicon } from './lexicon.js';
import { machines } from './de.machines.js';
import { refuses } from './de.refuses.js';
import { waits } from './de.waits.js';
import { wants } from './de.wants.js';
import { words } from './de.words.js';

export const de: Lexicon = {
  language: 'de',
  words,
  phrases: { ...wants, ...waits, ...refuses, ...machines },
  negators: {
    before: '(nicht|nichts|kein|keine|keinen|keinem|keiner|keinerlei|nie|niemals|ohne|weder|kaum|wenig|null)',
    after: '(nicht|nichts|nie|weder|null|kein|keine)',
  },
  contrast: 'aber|jedoch|allerdings|sondern|dennoch|trotzdem|hingegen|dafür aber|nur dass',
  asks: '(was|wie|wieviel|wer|wen|wem|wo|woher|wohin|wann|warum|wieso|weshalb|wozu|wofür|womit|worin|inwiefern|inwieweit)(?! (besprochen|gesagt|bereits|schon|vereinbart|erwähnt|mir|uns|wir|ich|gewünscht))|welche~ \\w+|(können|könnten|haben|bieten|unterstützen|arbeiten|machen|verwenden|nutzen|hätten) (sie|die)|(kannst|hast|bietest) du|(könnt|habt|bietet|macht|unterstützt) ihr|gibt es|gibts|ist (es|das|die|der|ihr|ihre|eine|ein|dies|so \\w+)|sind (sie|die|das|ihre|eure)|unterstützt (das|die|es|ihr)|kann (man|ich|das|die|es|ihr|euer|ihre)|funktioniert (das|die|es|ihr)|läuft (das|es|die)|lässt sich|lassen sich|geht das|hat (das|ihr|die|es|ihre)|(braucht|muss) man|(mit|in|für|ab|bis|seit) (welche[rnm]?|wen|wann|wem)|kostet (das|es)',
  spelling: `interesse interessen interessiert interessant interessanter verteiler entfernen zufrieden ansprechpartner zuständig zustandig termin termine telefonieren
    telefonat nächste nachste donnerstag dienstag mittwoch freitag montag quartal bereits momentan derzeit aktuell aktuelle aktuellen budget lösung losung anbieter
    anwalt datenschutz abmelden austragen januar februar september oktober november dezember sommer urlaub später spater teuer kollege kollegin kollegen kosten
    bedarf gespräch gesprach vielleicht melden vertrag verträge abwesend abwesenheit abteilung`,
};
