import { roll } from '../../src/sandbox/roll.js';
import { type AskedOnWire, rejection, type Reply, ScriptedModel } from '../scripted-model.js';
import { CANARY, WORDS } from './people.js';

/** What stands in the first, the second and the last mail; each passes the review. */
const ANGLES = [
  'support teams often lose sight of mails that several people share, and some customers are answered twice while others wait.',
  'a shared inbox shows who has taken which mail, so that nobody has to ask around before they answer a customer.',
  'if the matter has moved on we shall not write again, and you can come back to us whenever it suits you.',
];

/** The model server of a company: it writes and reads as asked, and is now and then busy, broken or cut off in the middle. */
export class Author {
  /** While false every question is answered at once. */
  troubled = true;
  private readonly tries = new Map<string, number>();

  private constructor(
    private readonly seed: number,
    private readonly server: ScriptedModel,
  ) {
    server.answers((asked) => this.answer(asked));
  }

  static async open(seed: number): Promise<Author> {
    return new Author(seed, await new ScriptedModel().start());
  }

  get url(): string {
    return this.server.url;
  }

  /** Whatever anybody sent to the model. */
  prompts(): string[] {
    return this.server.asked.map(({ system, user }) => `${system}\n${user}`);
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  private answer(asked: AskedOnWire): Reply {
    const [name = 'nobody'] = asked.user.match(CANARY) ?? [];
    const [, mail = '1'] = /It is mail (\d)/.exec(asked.user) ?? [];
    return this.mishap(`${asked.purpose}/${name}/${mail}`) ?? { text: JSON.stringify(says(asked, name, Number(mail))) };
  }

  private mishap(question: string): Reply | null {
    const tries = this.tries.get(question) ?? 0;
    this.tries.set(question, tries + 1);
    const dice = this.troubled ? roll(this.seed, 'model', question, tries) : 1;
    if (dice < 0.03) return rejection(429, 'slow down', { 'retry-after': '1' });
    if (dice < 0.04) return rejection(500, 'out of order');
    if (dice < 0.05) return { cut: true };
    return dice < 0.07 ? { text: 'I would rather talk about the weather.' } : null;
  }
}

function says({ purpose, user }: AskedOnWire, name: string, mail: number): object {
  if (purpose === 'touch') {
    const paragraphs = [
      `We thought of you, ${name}: ${ANGLES[mail - 1] ?? ANGLES[0]}`,
      'Would that be of interest to you?',
    ];
    return { subject: 'One shared inbox', paragraphs };
  }
  if (purpose !== 'reply')
    return { whyWarm: 'Asks for a call.', quote: WORDS.call, nextStep: 'Call them.', qualification: [] };
  const common = { confidence: 0.95, language: 'en', resumeOn: null, questions: [], referral: null };
  if (user.includes(WORDS.call)) return { ...common, class: 'wants_meeting', evidence: WORDS.call };
  return { ...common, class: 'not_interested', evidence: WORDS.no };
}
