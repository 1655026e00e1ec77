import type { Language } from '../writer.js';
import type { Variants } from './pick-variant.js';

/** What stands around the passages of an answer. German begins in lower case after the greeting's comma. */
export interface AnswerTexts {
  subject: string;
  thanksForOne: Variants;
  thanksForMore: Variants;
  goOn: Variants;
}

export const ANSWER_TEXTS: Record<Language, AnswerTexts> = {
  en: {
    subject: 'Your question',
    thanksForOne: [['Thank you for your question.', 'Thanks for asking.', 'Good that you ask.']],
    thanksForMore: [
      ['Thank you for your questions. Here are the answers.', 'Thanks for asking. Taking your questions in turn:'],
    ],
    goOn: [
      [
        'Does that answer what you wanted to know? If anything is still open, just reply to this mail.',
        'I hope this helps. If you’d rather talk it through, reply with a day that suits you for a short call.',
      ],
    ],
  },
  de: {
    subject: 'Ihre Frage',
    thanksForOne: [['vielen Dank für Ihre Frage.', 'danke für Ihre Nachfrage.', 'gut, dass Sie fragen.']],
    thanksForMore: [
      ['vielen Dank für Ihre Fragen. Hier sind die Antworten.', 'danke für Ihre Fragen. Der Reihe nach:'],
    ],
    goOn: [
      [
        'Ist Ihre Frage damit beantwortet? Wenn noch etwas offen ist, antworten Sie einfach auf diese Mail.',
        'Ich hoffe, das hilft Ihnen weiter. Wenn Sie lieber sprechen möchten, nennen Sie mir gern einen Tag für ein kurzes Telefonat.',
      ],
    ],
  },
  fr: {
    subject: 'Votre question',
    thanksForOne: [['Merci pour votre question.', 'Merci de votre intérêt.', 'Vous faites bien de poser la question.']],
    thanksForMore: [['Merci pour vos questions. Voici les réponses.', 'Merci pour vos questions. Dans l’ordre :']],
    goOn: [
      [
        'Cela répond-il à votre question ? S’il reste un point à éclaircir, répondez simplement à ce message.',
        'J’espère que cela vous aide. Si vous préférez en parler, proposez-moi un jour pour un court appel.',
      ],
    ],
  },
  es: {
    subject: 'Su pregunta',
    thanksForOne: [['Gracias por su pregunta.', 'Gracias por su interés.', 'Hace bien en preguntar.']],
    thanksForMore: [['Gracias por sus preguntas. Estas son las respuestas.', 'Gracias por sus preguntas. Por orden:']],
    goOn: [
      [
        '¿Responde esto a su pregunta? Si queda algo pendiente, basta con responder a este correo.',
        'Espero que le sirva. Si prefiere hablarlo, propóngame un día para una llamada breve.',
      ],
    ],
  },
};
