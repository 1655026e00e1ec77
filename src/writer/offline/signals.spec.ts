import { LANGUAGES, type Language, type ReplyClass } from '../writer.js';
import { classifyReply } from './classify.js';

/** What two signs in one mail mean together: sentences of nobody's, each language its own. */
const SIGNALS: Record<string, { class: ReplyClass; texts: Record<Language, string[]> }> = {
  'who was let down before objects, also by a question': {
    class: 'objection',
    texts: {
      en: [
        'We had a similar product last year and the team hated it. Why should this be different?',
        'To be honest, we bought something like this in 2022 and it just gathered dust. What makes yours better?',
        'My people ignored the last tool we got. How would yours change that?',
        'Our works council is against it. How do your other customers handle that?',
      ],
      de: [
        'Wir hatten sowas schon einmal im Einsatz und am Ende hat es keiner benutzt. Was ist bei Ihnen anders?',
        'Ehrlich gesagt haben wir vor drei Jahren viel Geld für ein ähnliches Programm verbrannt. Warum sollte es diesmal klappen?',
        'Der letzte Anbieter hat uns das auch versprochen. Wieso soll es jetzt funktionieren?',
        'Der Personalrat sträubt sich. Wie machen das andere Firmen?',
      ],
      fr: [
        "Nous avons déjà essayé un outil de ce genre et personne ne s'en est servi. En quoi le vôtre est-il différent ?",
        'Franchement, on a acheté un logiciel similaire il y a deux ans et ce fut un échec. Pourquoi ce serait mieux cette fois ?',
      ],
      es: [
        'Ya probamos una herramienta parecida hace dos años y nadie la usó. ¿En qué se diferencia la suya?',
        'La verdad, compramos algo similar y fue un fracaso. ¿Por qué esta vez sería distinto?',
      ],
    },
  },
  'who wants to see it at work wants to meet, also when they ask for the price': {
    class: 'wants_meeting',
    texts: {
      en: [
        'Looks useful, but I want to see it running live first. And how much is it?',
        'I would have to see the product in action before deciding. What are your prices?',
        'Could you show us the thing live? Also curious what it costs.',
        "We'd like to be walked through it. How much per seat?",
        'Interesting. What is the price? Thursday 14:30 our time?',
      ],
      de: [
        'Klingt interessant, das müsste ich aber erst mal live sehen. Und was kostet es ungefähr?',
        'Zeigen Sie es uns doch mal am Bildschirm. Wie teuer wäre das?',
        'Können Sie uns das Programm live vorführen? Und was kostet es?',
      ],
      fr: [
        "Ça a l'air bien, mais il faudrait que je le voie en vrai. Et ça coûte combien environ ?",
        "Pourriez-vous nous montrer l'outil en direct ? Quel est le tarif ?",
      ],
      es: [
        'Suena bien, pero tendría que verlo en vivo. ¿Y cuánto cuesta más o menos?',
        '¿Nos lo pueden enseñar en directo? ¿Qué precio tiene?',
      ],
    },
  },
  'who can do without, or jokes about it, says no': {
    class: 'not_interested',
    texts: {
      en: [
        "Oh great, yet another tool that will change my life. I'm sure we can live without it.",
        "Wow, groundbreaking. We'll manage without, thanks.",
        'Ha, sounds amazing, I nearly fell off my chair. We have got by without this for thirty years.',
      ],
      de: [
        'Wie originell. Ich denke, wir überleben auch ohne Ihr Produkt.',
        'Na toll, noch ein Wundermittel. Wir kommen auch ohne ganz gut klar.',
        'Wahnsinn, darauf hat die Welt gewartet. Es ging bisher auch ohne.',
        'Wir bleiben lieber bei dem, was wir haben, da wissen wir wenigstens, woran wir sind.',
      ],
      fr: [
        "Génial, encore une solution miracle. On s'en passera très bien.",
        'Quelle originalité. Je pense que nous survivrons sans.',
      ],
      es: [
        'Genial, otra solución milagrosa. Sobreviviremos sin ella.',
        'Qué original. Creo que podemos vivir sin eso.',
        'Fantástico, justo lo que faltaba. Nos apañamos muy bien sin ustedes.',
      ],
    },
  },
  'who has chosen somebody else says no': {
    class: 'not_interested',
    texts: {
      en: [
        'After careful evaluation we have chosen a different supplier. We wish you all the best.',
        'Thank you for your proposal. Following an internal review, we have opted for another vendor.',
        'We have decided in favour of another product.',
      ],
      de: [
        'Nach eingehender Abwägung haben wir uns für ein anderes Produkt entschieden. Wir wünschen Ihnen weiterhin viel Erfolg.',
        'Vielen Dank für Ihr Angebot, die Wahl ist auf einen Mitbewerber gefallen.',
        'Leider müssen wir Ihnen mitteilen, dass wir einem anderen Anbieter den Zuschlag gegeben haben.',
      ],
      fr: [
        'Après étude, nous avons retenu un autre prestataire. Bonne continuation.',
        'Merci pour votre proposition, notre choix s’est porté sur un autre fournisseur.',
      ],
      es: [
        'Tras analizarlo internamente, hemos elegido a otro proveedor. Mucha suerte.',
        'Gracias por la propuesta, pero nos hemos decantado por otra herramienta.',
        'Finalmente optamos por un competidor la semana pasada.',
      ],
    },
  },
  'who is away and names a day to be reminded is to be written to then': {
    class: 'later',
    texts: {
      en: [
        "I'm in workshops until Thursday. Please remind me next Monday.",
        "Ping me again on Monday, I'm on the road.",
        'Travelling until Wednesday, nudge me after that.',
      ],
      de: [
        'Diese Woche nur unterwegs. Bitte erinnern Sie mich nächsten Dienstag.',
        'Bin bis Mittwoch auf Schulung. Erinnern Sie mich am Donnerstag bitte noch einmal.',
        'Schreiben Sie mir bitte am Freitag nochmal, bis dahin bin ich auf einer Schulung.',
      ],
      fr: [
        'Merci de me relancer lundi, je suis pris toute la semaine.',
        'En salon toute la semaine, relancez-moi mardi prochain.',
      ],
      es: [
        'Esta semana estoy de cursos. Recuérdemelo el lunes, por favor.',
        'Toda la semana en una feria. Escríbame otra vez el martes.',
      ],
    },
  },
  'what only sounds like one of these stays what it is': {
    class: 'question',
    texts: {
      en: [
        'Does it work without a credit card?',
        'Can we do without the phone module?',
        'How do your prices differ between plans?',
      ],
      de: ['Geht das auch ohne Vertrag?', 'Kommt man ohne Schulung klar?', 'Was ist an der teureren Version anders?'],
      fr: ['Est-ce que ça fonctionne sans connexion ?'],
      es: ['¿Se puede usar sin instalar nada?'],
    },
  },
};

const CASES = Object.entries(SIGNALS).flatMap(([sign, { class: name, texts }]) =>
  LANGUAGES.flatMap((language) => texts[language].map((text) => [sign, name, text] as const)),
);

it.each(CASES)('%s: %s: %s', (_, name, text) => {
  const reply = { subject: 'Re: hello', text, thread: [], receivedAt: '2026-02-10T10:00:00Z', language: null };
  expect(classifyReply(reply).class).toBe(name);
});

it.each([
  ['Der Bedarf ist weiterhin aktuell, schicken Sie mir bitte Unterlagen.', 'interested'],
  ["We can't live without a shared inbox any more. Please send me the details.", 'interested'],
  ['Wir haben bisher kein Tool und niemand behält den Überblick. Klingt gut!', 'interested'],
  ['Die Wahl ist auf Dienstag gefallen, 10 Uhr passt.', 'wants_meeting'],
  ['Remind me, what does it cost again?', 'question'],
  ['Our last vendor never answered the phone. Do you offer support in Spanish?', 'question'],
  ['Wir wollen das System wechseln. Was kostet der Umzug?', 'question'],
  ['Ich bin bis Freitag im Büro, rufen Sie mich gern an.', 'wants_meeting'],
])('%s is %s', (text, name) => {
  const reply = { subject: 'Re: hello', text, thread: [], receivedAt: '2026-02-10T10:00:00Z', language: null };
  expect(classifyReply(reply).class).toBe(name);
});

it.each([
  'We have decided to go with your product.',
  'We have chosen your solution! What happens next?',
  'Hemos elegido su herramienta.',
])('%s is no refusal', (text) => {
  const reply = { subject: 'Re: hello', text, thread: [], receivedAt: '2026-02-10T10:00:00Z', language: null };
  expect(classifyReply(reply).class).not.toBe('not_interested');
});
