import type { ReplyClass } from '../writer.js';
import { findCues } from './cues.js';
import { optOutPatterns } from './lexicon/opt-out.js';
import { fold, read } from './reading.js';
import type { Voice } from './weigh.js';

/** What mail programs write into a subject by themselves. */
const WRITTEN_BY_MACHINES: readonly [ReplyClass, RegExp][] = [
  [
    'bounce',
    /undeliver|delivery (status|failure|has failed)|mail delivery|returned mail|unzustellbar|non remis|non distribu|no se (ha podido|pudo) entregar|failure notice/,
  ],
  [
    'out_of_office',
    /out of (the )?office|\booo\b|abwesen|nicht im (buro|haus)|absence|absent|fuera de (la )?oficina|ausencia|on (vacation|leave|holiday)/,
  ],
  [
    'auto_reply',
    /^(automatic reply|auto(matic)?[ :-]|automatische antwort|reponse automatique|respuesta automatica|autoreply|auto-reply|eingangsbestatigung|accuse de reception|\[?ticket|\[?case)/,
  ],
];

/** A subject that is not ours answered back: "Re:", "AW:", "RE :". */
const ANSWER = /^\s*(re|aw|antw|rv|ref|sv|tr|wg|fwd?)\s*(\[\d+\])?\s*:/i;

/** What the subject alone says: a machine's mark, or "unsubscribe" as a subject of its own. Their words are not in the text (`from` < 0). */
export function subjectVoices(subject: string): Voice[] {
  const head = subject.slice(0, 200);
  const folded = fold(head);
  const machines = WRITTEN_BY_MACHINES.flatMap(([name, regex]): Voice[] =>
    regex.test(folded) ? [{ class: name, weight: 3.4, negative: false, from: -1, to: -1 }] : [],
  );
  const optOut = !ANSWER.test(head) && findCues(read(head), optOutPatterns).length > 0;
  return [
    ...machines,
    ...(optOut ? [{ class: 'unsubscribe', weight: 4, negative: false, from: -1, to: -1 } satisfies Voice] : []),
  ];
}
