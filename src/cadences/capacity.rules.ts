import type { MailboxPlan } from '../messages/mailboxes.store.js';
import { LANES, type Lane } from './cadence.rules.js';
import { type SendWindow, type Stretch, stretchOnDate } from './send-window.js';
import { reservedOf, shareWithin } from './share-slots.js';

/** Longer than this nobody plans; and who would wait so long needs another remedy. */
const MOST_DAYS = 730;
const DAY = 86_400_000;

/** Leads whose clocks, holidays and steps are the same. */
export interface LeadGroup {
  window: SendWindow;
  timeZone: string;
  country: string | null;
  /** Days before each step, the first included. */
  waits: readonly number[];
  /** The step they get next, counted from 0. */
  step: number;
  lane: Exclude<Lane, 'answer'>;
  /** Days from today until they are due. */
  dueIn: number;
  leads: number;
  /** Whether they are the leads that are asked about; the others take their part of the slots. */
  asked: boolean;
}

export interface Plan {
  now: Date;
  /** `YYYY-MM-DD`. */
  today: string;
  mailboxes: readonly MailboxPlan[];
  groups: readonly LeadGroup[];
}

export type Hindrance = 'cap' | 'ramp' | 'gap' | 'mailbox_hours' | 'window' | 'holiday';

export interface Forecast {
  /** Of the asked leads, how many wait for their first touch. */
  leads: number;
  /** Until the last mail of all of them; `firstTouches` are those of the asked leads. */
  perDay: { date: string; sends: number; firstTouches: number }[];
  /** `cap` and what is left of it `today`; `caps` are those of the days above. */
  perMailbox: { id: string; address: string; cap: number; today: number; caps: number[] }[];
  /** Null when it takes longer than two years, or no mailbox sends. */
  firstTouchesDoneOn: string | null;
  /** What some first touch of the asked leads waited for. */
  heldBackBy: Hindrance[];
}

/**
 * The days on which leads get their mails if nobody answers: every step of every lead, in the order and with the shares that decide when
 * capacity is short. An estimate by whole days: answers, bounces and new leads change it.
 */
export function forecast(plan: Plan): Forecast {
  const run = new Run(plan);
  const perDay: Forecast['perDay'] = [];
  let doneOn: string | null = run.asked === 0 ? plan.today : null;
  for (let day = 0; day < MOST_DAYS && run.isOpen; day++) {
    const sent = run.send(day, doneOn === null);
    perDay.push({ date: dateOf(plan.today, day), ...sent });
    if (doneOn === null && run.asked === 0) doneOn = dateOf(plan.today, day);
  }
  const days = perDay.slice(0, perDay.findLastIndex(({ sends }) => sends > 0) + 1);
  return {
    leads: plan.groups.reduce((sum, { asked, step, leads }) => sum + (asked && step === 0 ? leads : 0), 0),
    perDay: days,
    perMailbox: plan.mailboxes.map(({ id, address, caps, used }) => {
      const [cap = 0] = caps;
      const ofDays = days.map((_, day) => caps[day] ?? caps.at(-1) ?? 0);
      return { id, address, cap, today: Math.max(0, cap - used), caps: ofDays };
    }),
    firstTouchesDoneOn: plan.mailboxes.length === 0 ? null : doneOn,
    heldBackBy: [...run.hindrances],
  };
}

const dateOf = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);

interface Waiting extends LeadGroup {
  /** The day they are due, and since when they wait. */
  due: number;
}

class Run {
  readonly hindrances = new Set<Hindrance>();
  /** First touches of the asked leads that have not left. */
  asked: number;
  private waiting: Waiting[];

  constructor(private readonly plan: Plan) {
    this.waiting = plan.groups.map((group) => ({ ...group, due: Math.max(0, group.dueIn) }));
    this.asked = plan.groups.reduce((sum, { asked, step, leads }) => sum + (asked && step === 0 ? leads : 0), 0);
  }

  get isOpen(): boolean {
    return this.waiting.length > 0 && this.plan.mailboxes.length > 0;
  }

  send(day: number, tells: boolean): { sends: number; firstTouches: number } {
    const due = this.waiting.filter((group) => group.due <= day);
    const ready = due.filter((group) => this.opensOn(group, day, tells));
    const longest = Math.max(0, ...ready.map((group) => this.secondsOn(group, day)));
    const slots = this.plan.mailboxes.map((mailbox) => this.freeOf(mailbox, day, longest));
    const sum = (of: 'free' | 'lists'): number => slots.reduce((total, slot) => total + slot[of], 0);
    const count = (lane: Lane): number =>
      ready.reduce((total, group) => total + (group.lane === lane ? group.leads : 0), 0);
    const wanted = { answer: 0, fresh: count('fresh'), first: count('first'), follow_up: count('follow_up') };
    const shares = shareWithin(sum('free'), sum('lists'), wanted);
    const sent = { sends: 0, firstTouches: 0 };
    for (const lane of LANES) this.sendLane(ready, lane, shares[lane], day, sent);
    this.waiting = this.waiting.filter(({ leads }) => leads > 0);
    if (tells && ready.some(({ asked, step, leads }) => asked && step === 0 && leads > 0)) this.tellShort(day, longest);
    return sent;
  }

  /** Who waits longest goes first; among these whoever is not asked about was there before. */
  private sendLane(
    ready: Waiting[],
    lane: Lane,
    slots: number,
    day: number,
    sent: { sends: number; firstTouches: number },
  ): void {
    const inTurn = ready.filter((group) => group.lane === lane);
    inTurn.sort((a, b) => a.due - b.due || Number(a.asked) - Number(b.asked));
    let left = slots;
    for (const group of inTurn) {
      const leads = Math.min(left, group.leads);
      if (leads === 0) continue;
      left -= leads;
      group.leads -= leads;
      sent.sends += leads;
      if (group.asked && group.step === 0) {
        sent.firstTouches += leads;
        this.asked -= leads;
      }
      this.goOn(group, leads, day);
    }
  }

  private goOn(group: Waiting, leads: number, day: number): void {
    const step = group.step + 1;
    const wait = group.waits[step];
    if (wait === undefined) return;
    this.waiting.push({ ...group, step, lane: 'follow_up', leads, due: day + Math.max(1, wait) });
  }

  private opensOn(group: Waiting, day: number, tells: boolean): boolean {
    if (this.stretch(group, day)) return true;
    if (tells && group.asked && group.step === 0) {
      const onHolidays = { ...group.window, skipHolidays: false };
      this.hindrances.add(this.stretch({ ...group, window: onHolidays }, day) ? 'holiday' : 'window');
    }
    return false;
  }

  private stretch({ window, timeZone, country }: LeadGroup, day: number): Stretch | null {
    const stretch = stretchOnDate(dateOf(this.plan.today, day), window, timeZone, country);
    return stretch && stretch.closes > this.plan.now ? stretch : null;
  }

  private secondsOn(group: LeadGroup, day: number): number {
    return secondsOf(this.stretch(group, day), this.plan.now);
  }

  /** How many mails a mailbox has left on a day on which somebody may be written to for so many seconds. */
  private freeOf(mailbox: MailboxPlan, day: number, seconds: number): { free: number; lists: number; why: Hindrance } {
    const { workHours, timeZone, gap } = mailbox;
    const hours = workHours && stretchOnDate(dateOf(this.plan.today, day), workHours, timeZone, null);
    if (workHours && !hours) return { free: 0, lists: 0, why: 'mailbox_hours' };
    const open = workHours ? Math.min(seconds, secondsOf(hours, this.plan.now)) : seconds;
    const ofDay = mailbox.caps[day] ?? mailbox.caps.at(-1) ?? 0;
    const cap = Math.max(0, ofDay - (day === 0 ? mailbox.used : 0));
    const lists = Math.max(0, cap - reservedOf(ofDay));
    const inTime = gap > 0 ? Math.floor(open / gap) : Infinity;
    if (inTime < cap) {
      return { free: inTime, lists: Math.min(inTime, lists), why: open < seconds ? 'mailbox_hours' : 'gap' };
    }
    return { free: cap, lists, why: ofDay < mailbox.dailyCap ? 'ramp' : 'cap' };
  }

  private tellShort(day: number, seconds: number): void {
    for (const mailbox of this.plan.mailboxes) this.hindrances.add(this.freeOf(mailbox, day, seconds).why);
  }
}

function secondsOf(stretch: Stretch | null, now: Date): number {
  if (!stretch) return 0;
  return Math.max(0, stretch.closes.getTime() - Math.max(stretch.opens.getTime(), now.getTime())) / 1_000;
}
