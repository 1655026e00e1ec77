import type { Lexicon } from './lexicon.js';
import { machines } from './fr.machines.js';
import { refuses } from './fr.refuses.js';
import { waits } from './fr.waits.js';
import { wants } from './fr.wants.js';
import { words } from './fr.words.js';

export const fr: Lexicon = {
  language: 'fr',
  words,
  phrases: { ...wants, ...waits, ...refuses, ...machines },
  negators: {
    before: "(pas|jamais|sans|ni|aucun|aucune|aucunement|guère|ne|n|n'|rien)",
    after: '(pas|jamais|guère|aucunement|rien)',
  },
  contrast: 'mais|cependant|toutefois|néanmoins|par contre|en revanche|pourtant|sauf que',
  asks: "(quel|quels|quelle|quelles|comment|combien|pourquoi(?! pas)|où)|(qui|que|quand) (est|êtes|es|sont|faites|propose~|puis|peut|pouv~|coûte~|fait|se passe)|est-ce|est ce|qu'est|avez-vous|avez vous|peut-on|peut on|puis-je|pouvez-vous|pouvez vous|pourriez-vous|êtes-vous|y a-t-il|y a t il|existe-t-il|proposez-vous|proposez vous|faites-vous|faites vous|travaillez-vous|est-il|faut-il|à (combien|qui|quoi)|de quoi|en quoi|quid|c'est (quoi|combien)|sous quel~|dans quel~|a-t-on|doit-on|serait-il|gérez-vous|d'où|depuis (quand|combien)",
  spelling: `intéressé interesse interesses interessee interessees interessant interessante informations information désabonner desabonner désinscrire desinscrire supprimer rappeler rappelez
    contactez contacter contacte contrat contrats budget responsable collegue interlocuteur septembre octobre novembre decembre janvier fevrier juillet trimestre rentree
    vacances actuellement demonstration rendez-vous disponible disponibles creneau prestataire fournisseur satisfait satisfaits moment maintenant automatique absence absent`,
};
