import { REPLY_CLASSES } from '../../writer/writer.js';
import type { EvalResult, ReadReplyResult } from './eval-result.js';
import { SHARES, type Share } from './eval-shares.js';

/** A figure of each run; null where there is nothing to measure. */
type Measure = (run: EvalResult) => string | null;

const share = (right: number, of: number): string | null =>
  of === 0 ? null : `${((100 * right) / of).toFixed(1)} % (${right}/${of})`;

const told =
  (measure: (run: EvalResult) => Share): Measure =>
  (run) => {
    const { right, of } = measure(run);
    return share(right, of);
  };

const MEASURES: [string, Measure][] = [
  ['Replies read right', told(SHARES.replies)],
  ...REPLY_CLASSES.map((name): [string, Measure] => [
    `… ${name}`,
    ({ replies }) => {
      const own = replies.filter(({ truth }) => truth === name);
      return share(own.filter(({ read }) => read === name).length, own.length);
    },
  ]),
  ['Replies that people corrected, read right', told(SHARES.corrections)],
  ['Opt-outs heard', told(SHARES['opt-outs'])],
  [
    'Opt-outs heard that were none',
    ({ replies }) => {
      const others = replies.filter(({ truth }) => truth !== 'unsubscribe' && truth !== 'complaint');
      return share(others.filter(({ read }) => read === 'unsubscribe').length, others.length);
    },
  ],
  ['Days to come back read right', told(SHARES.days)],
  ['Questions answered that the knowledge answers', told(SHARES.answers)],
  [
    'Questions answered that it does not',
    ({ answers }) => {
      const unknown = answers.filter((one) => !one.known);
      return share(unknown.filter(({ outcome }) => outcome === 'answered').length, unknown.length);
    },
  ],
  [
    'Answers with an unsupported claim (held back)',
    ({ answers }) => share(answers.filter(({ unproven }) => unproven.length > 0).length, answers.length),
  ],
  ['Touches that pass the review', told(SHARES.touches)],
  ...['leftover', 'claim', 'link', 'contact', 'length', 'language'].map((rule): [string, Measure] => [
    `… with a fault: ${rule}`,
    ({ touches }) =>
      share(touches.filter(({ findings }) => findings.some((one) => one.rule === rule)).length, touches.length),
  ]),
  ['Words of a touch, median', ({ touches }) => median(touches.map(({ words }) => words))],
  [
    'Calls that failed',
    ({ failures }) =>
      Object.entries(failures)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ') || '0',
  ],
  ['Calls of a model', ({ calls }) => String(calls.count)],
  [
    'Tokens in (cached) / out',
    ({ calls }) => `${calls.input} (${calls.cachedInput}) / ${calls.output}${calls.estimated ? ', estimated' : ''}`,
  ],
  [
    'Cost',
    ({ calls }) => (calls.count === 0 ? '0' : calls.cost === null ? 'not known: give --prices' : calls.cost.toFixed(4)),
  ],
  ['Seconds a call', ({ calls }) => (calls.count === 0 ? null : (calls.seconds / calls.count).toFixed(1))],
];

function median(values: number[]): string | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : String(sorted[Math.floor(sorted.length / 2)]);
}

/** A page of Markdown: one column a run, then what each got wrong. */
export function evalReport(runs: EvalResult[]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    line(['', ...runs.map(({ label }) => label)]),
    line(['---', ...runs.map(() => '---')]),
    line(['Writer', ...runs.map(({ writer }) => writer)]),
    line(['Prompts', ...runs.map(({ prompts }) => prompts.join(', ') || '–')]),
    ...MEASURES.map(([name, measure]) => line([name, ...runs.map((run) => measure(run) ?? '–')])),
  ];
  return ['# How the writer does', table.join('\n'), ...runs.map(faultsOf)].join('\n\n') + '\n';
}

function faultsOf(run: EvalResult): string {
  const misdated = run.replies
    .filter(({ dateTruth, dateRead }) => dateTruth !== null && dateTruth !== dateRead)
    .map(
      ({ id, dateTruth, dateRead, text }) => `- ${id}: ${dateTruth}, read as ${dateRead ?? 'none'}: ${quoted(text)}`,
    );
  const unanswered = run.answers
    .filter(({ known, outcome, rightTopic }) =>
      known ? outcome !== 'answered' || !rightTopic : outcome === 'answered',
    )
    .map(
      ({ id, known, outcome, unproven, question }) =>
        `- ${id} (${known ? 'known' : 'not known'}): ${outcome} ${unproven.map(quoted).join(' ')}: ${quoted(question)}`,
    );
  const faulty = run.touches
    .filter(({ findings }) => findings.length > 0)
    .map(
      ({ id, findings }) => `- ${id}: ${findings.map(({ rule, detail }) => `${rule} (${quoted(detail)})`).join(', ')}`,
    );
  const parts: [string, string[]][] = [
    ['Replies misread', misread(run.replies)],
    ['Replies misread that people had corrected', misread(run.corrections)],
    ['Days misread', misdated],
    ['Questions not answered as they should be', unanswered],
    ['Touches that do not pass', faulty],
  ];
  const listed = parts.map(([title, lines]) => `### ${title} (${lines.length})\n\n${lines.join('\n') || 'None.'}`);
  return [`## ${run.label}`, ...listed].join('\n\n');
}

const misread = (replies: ReadReplyResult[]): string[] =>
  replies
    .filter(({ truth, read }) => truth !== read)
    .map(
      ({ id, truth, read, by, text }) => `- ${id}: ${truth}, read as ${read ?? 'nothing'} by ${by}: ${quoted(text)}`,
    );

/** Somebody else's words on one line, which no Markdown can come from. */
const quoted = (text: string): string =>
  `“${text
    .replace(/[\s|`<>*_[\]#]+/g, ' ')
    .trim()
    .slice(0, 160)}”`;
