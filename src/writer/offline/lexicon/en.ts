import type { Lexicon } from './lexicon.js';
import { machines } from './en.machines.js';
import { refuses } from './en.refuses.js';
import { waits } from './en.waits.js';
import { wants } from './en.wants.js';
import { words } from './en.words.js';

export const en: Lexicon = {
  language: 'en',
  words,
  phrases: { ...wants, ...waits, ...refuses, ...machines },
  negators: {
    before:
      "(not|n't|dont|doesnt|isnt|arent|wont|cant|wasnt|never|hardly|without|nor|neither|cannot|no|barely|rarely|nothing|nobody)",
    after: null,
  },
  contrast: 'but|however|yet|nevertheless|that said|though|still|except|only that|on the other hand|having said that',
  asks: "(what|how|where|when|why|who|which) (is|are|do|does|did|can|could|would|will|about|much|many|long|kind|sort|type|exactly|happens|makes|should|often|big|secure|fast|soon|else|has|have)|(what|which) \\w+ (do|does|are|is|can|would)|(what|how|who|where|when)'s|whats|hows|whos|does|do (you|we|i)|did you|is (it|there|this|that|your)|isn't (it|this|that)|are (there|you|your|these)|can (it|you|we|i|your|this|one)|could (it|we|you|i|your|this)|will (it|you|this|there|your)|would (it|this|your|that|there|you)|has (it|your|anyone)|have you|am i (able|right)|may i|what if|how come",
  spelling: `interested interesting interest interests unsubscribe unsubscribed meeting meetings schedule tomorrow monday tuesday wednesday thursday friday saturday
    expensive calendar colleague responsible remove removed remote budget company contact contacts contract contracts available already currently current pricing
    solution relevant demonstration january february september october november december appointment information automatic mailing lawyer question questions
    quarter person department different moment thanks please provider vendor office summer holiday vacation vacations spring winter autumn timing trial`,
};
