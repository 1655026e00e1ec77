import type { Lead } from '../leads/lead.entity.js';
import type { HandoffBrief, ThreadLine } from '../writer/writer.js';
import { DECLINE_REASONS, RETURN_REASONS } from './handoff.entity.js';
import { Markup, markup } from './markup.js';
import { atTime, excerpt } from './notice-text.js';
import type { LinkAct } from './offer-links.js';
import { OFFER_ACTS, type OfferState } from './offer-state.rules.js';
import { nameOf } from './plain-brief.js';

/** Everything behind a rep's link. */
export interface OfferView {
  state: OfferState;
  /** What the link in the mail was for: its button comes first. */
  act: LinkAct;
  lead: Lead;
  brief: HandoffBrief;
  thread: ThreadLine[];
  expiresAt: Date;
  /** The rep's. */
  timeZone: string;
  /** The address to post an act to. */
  linkTo: (act: LinkAct) => string;
}

const MAIL_LENGTH = 4_000;

const BUTTONS: Record<LinkAct, string> = {
  accept: 'I take this lead',
  decline: 'Pass it on',
  contacted: 'I am in touch with them',
  meeting_booked: 'A meeting is booked',
  won: 'Won',
  no_interest: 'No interest',
  unreachable: 'I cannot reach them',
  not_a_fit: 'Not a fit',
  return: 'Give them back to the agent',
};

const REASONS: Partial<Record<LinkAct, readonly string[]>> = { decline: DECLINE_REASONS, return: RETURN_REASONS };

const ENDS: Partial<Record<OfferState, { title: string; text: string }>> = {
  declined: { title: 'Passed on', text: 'Thank you. A colleague is asked next; you need not do anything.' },
  passed_on: {
    title: 'A colleague is asked',
    text: 'The offer ran out, or the lead was given to somebody else. You need not do anything.',
  },
  over: { title: 'Done', text: 'This hand-off has ended. Thank you.' },
};

/** What a rep sees behind a link: the lead while it is theirs to take or to keep, and nothing of it afterwards. */
export function offerPage(view: OfferView): string {
  const end = ENDS[view.state];
  if (end) return page(end.title, markup`<p>${end.text}</p>`);
  return page(nameOf(view.lead), markup`${leadPart(view)}${actionPart(view)}${threadPart(view)}`);
}

function leadPart({ state, brief, lead, expiresAt, timeZone }: OfferView): Markup {
  const asked = brief.asked.map((question) => markup`<li>${question}</li>`);
  return markup`<p class="note">${noteOf(state, atTime(expiresAt, timeZone))}</p>
    <p>${brief.who}</p>
    <h2>Why now</h2><p>${brief.whyWarm}</p>
    ${brief.quote ? markup`<blockquote>${brief.quote}</blockquote>` : ''}
    ${asked.length > 0 ? markup`<h2>They asked</h2><ul>${asked}</ul>` : ''}
    <h2>Next step</h2><p>${brief.nextStep}</p>
    <h2>Reach them</h2>${contactPart(lead)}`;
}

/** A thumb's width away from the call. */
function contactPart({ phone, email }: Lead): Markup[] {
  const call = phone && markup`<p class="contact"><a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a></p>`;
  const write = email && markup`<p class="contact"><a href="mailto:${encodeURIComponent(email)}">${email}</a></p>`;
  return [call, write].filter((line) => line instanceof Markup);
}

function noteOf(state: OfferState, until: string): string {
  if (state === 'yours') return 'This lead is yours. The agent is silent until you give it back.';
  if (state === 'late') return 'The time to answer is over, but nobody else has this lead: you can still take it.';
  return `Yours to take until ${until}; then a colleague is asked.`;
}

function actionPart({ state, act, linkTo }: OfferView): Markup {
  const acts = OFFER_ACTS[state].toSorted((a, b) => Number(b === act) - Number(a === act));
  return markup`<section>${acts.map((one, index) => actionForm(one, linkTo(one), index === 0))}</section>`;
}

function actionForm(act: LinkAct, address: string, isFirst: boolean): Markup {
  const reasons = REASONS[act]?.map(
    (reason) => markup`<option value="${reason}">${reason.replaceAll('_', ' ')}</option>`,
  );
  return markup`<form method="post" action="${address}">
    ${reasons ? markup`<label>Why? <select name="reason"><option value="">rather not say</option>${reasons}</select></label>` : ''}
    <button type="submit" class="${isFirst ? 'first' : 'other'}">${BUTTONS[act]}</button></form>`;
}

function threadPart({ thread, timeZone }: OfferView): Markup {
  if (thread.length === 0) return markup``;
  const mails = thread.toReversed().map(
    ({ from, at, text }) =>
      markup`<h3>${from === 'lead' ? 'They wrote' : 'We wrote'}, ${atTime(new Date(at), timeZone)}</h3>
        <pre>${excerpt(text, MAIL_LENGTH)}</pre>`,
  );
  return markup`<h2>The mails, newest first</h2>${mails}`;
}

const STYLE = markup`
  body { font: 17px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #1c2230; background: #fff; }
  h2 { font-size: .8rem; letter-spacing: .05em; text-transform: uppercase; color: #5b6475; margin: 1.5rem 0 .2rem; }
  h3 { font-size: .9rem; margin: 1rem 0 .2rem; }
  p { margin: .2rem 0; }
  .note { font-weight: 600; }
  .contact { font-size: 1.1rem; user-select: all; }
  blockquote, pre { margin: .4rem 0; padding: .5rem .8rem; border-left: .2rem solid #1c4ed8; background: #f2f4f9; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
  section { margin: 1.5rem 0; display: grid; gap: .6rem; }
  button, select { font: inherit; padding: .7rem 1rem; border: 1px solid #c3cad9; border-radius: .4rem; background: #fff; color: inherit; }
  button { width: 100%; margin-top: .3rem; cursor: pointer; }
  button.first { background: #1c4ed8; border-color: #1c4ed8; color: #fff; }
  @media (prefers-color-scheme: dark) {
    body { background: #14161b; color: #e8eaf0; }
    button.other, select, blockquote, pre { background: #1f232b; }
  }`;

const page = (title: string, body: Markup): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><h1>${title}</h1>${body}</body>
</html>`.text;
