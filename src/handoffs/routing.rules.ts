import { sellsAny } from './product.rules.js';
import { atWorkFrom, type WorkTime } from './work-time.js';

/** A rep with what they have on their desk. */
export interface RepLoad extends WorkTime {
  id: string;
  email: string;
  status: 'active' | 'inactive';
  /** Hand-offs they take at a time. */
  capacity: number;
  /** Their share of what is given out, against the others' at the same load. */
  weight: number;
  /** Hand-offs they have or are offered. */
  open: number;
  /** ISO 3166-1 alpha-2; empty: any. */
  countries: string[];
  /** ISO 639-1; empty: any. */
  languages: string[];
  /** Names; empty: any. */
  products: string[];
  /** `fitting`: only leads that meet what is required. */
  takes: 'all' | 'fitting';
  awayUntil: Date | null;
  lastOfferedAt: Date | null;
}

export interface LeadToRoute {
  /** The owner the CRM named. */
  ownerEmail: string | null;
  /** The rep who had the lead before. */
  formerRepId: string | null;
  /** The rep who last had somebody else of the lead's company. */
  companyRepId: string | null;
  country: string | null;
  language: string;
  /** Names of what it wants to buy; empty: nobody knows. */
  products: string[];
  /** It meets every required criterion. */
  fits: boolean;
  /** Nobody has written to us: somebody is to be called. */
  isCall: boolean;
}

export interface Choice<Rep extends RepLoad = RepLoad> {
  rep: Rep;
  /** When the rep can see the offer: now, or when their hours open. */
  startsAt: Date;
}

const HOUR = 3_600_000;

/** Nobody is at work: whoever opens within this time is asked all the same. Later than that somebody else may be free first. */
const SOON_HOURS = 24;

/** Calls to make fill at most this part of a desk, so that a list of phone numbers never shuts out a lead who wrote. */
const CALL_PART = 0.5;

/** An offer that ran out may be made to the same rep again after a day; one that was declined never. */
const ASK_AGAIN_HOURS = 24;

/**
 * Who is asked next: the owner, then the rep who had the lead before, then the one who has its company, then those whose
 * countries, languages and products fit, the least loaded for their capacity and weight first, who waited longest for an
 * offer first among equals. Whoever is at work comes before whoever is not; of those who are not, who starts soonest.
 * Null: everybody is full, away, unfit or was asked.
 */
export function chooseRep<Rep extends RepLoad>(
  reps: readonly Rep[],
  lead: LeadToRoute,
  tried: ReadonlySet<string>,
  now: Date,
): Choice<Rep> | null {
  const choices = reps
    .filter((rep) => rep.status === 'active' && hasRoom(rep, lead) && !tried.has(rep.id))
    .filter((rep) => claim(rep, lead) > 0 || fits(rep, lead))
    .map((rep) => ({ rep, startsAt: backFrom(rep, now) }))
    .filter(({ startsAt }) => startsAt.getTime() - now.getTime() <= SOON_HOURS * HOUR);
  return choices.toSorted((a, b) => order(a, b, lead, now))[0] ?? null;
}

/** The reps who are not asked (again) about a hand-off, from its offers so far. */
export function triedReps(
  offers: readonly { repId: string; status: string; decidedAt: Date | null }[],
  now: Date,
): Set<string> {
  const stillTried = offers.filter(
    ({ status, decidedAt }) =>
      status !== 'expired' || !decidedAt || now.getTime() - decidedAt.getTime() < ASK_AGAIN_HOURS * HOUR,
  );
  return new Set(stillTried.map(({ repId }) => repId));
}

function order(a: Choice, b: Choice, lead: LeadToRoute, now: Date): number {
  return (
    Number(b.startsAt <= now) - Number(a.startsAt <= now) ||
    claim(b.rep, lead) - claim(a.rep, lead) ||
    a.startsAt.getTime() - b.startsAt.getTime() ||
    a.rep.open * roomOf(b.rep) - b.rep.open * roomOf(a.rep) ||
    lastOffered(a.rep) - lastOffered(b.rep) ||
    Number(a.rep.id) - Number(b.rep.id)
  );
}

/** How strong a rep's own claim to the lead is. */
function claim(rep: RepLoad, { ownerEmail, formerRepId, companyRepId }: LeadToRoute): number {
  if (ownerEmail !== null && rep.email.toLowerCase() === ownerEmail.toLowerCase()) return 3;
  if (rep.id === formerRepId) return 2;
  return rep.id === companyRepId ? 1 : 0;
}

const roomOf = ({ capacity, weight }: RepLoad): number => capacity * weight;

/** What is not known of the lead excludes nobody. */
function fits({ countries, languages, products, takes }: RepLoad, lead: LeadToRoute): boolean {
  if (takes === 'fitting' && !lead.fits) return false;
  const inCountry = countries.length === 0 || lead.country === null || countries.includes(lead.country);
  const inLanguage = languages.length === 0 || languages.includes(lead.language);
  return inCountry && inLanguage && sellsAny(products, lead.products);
}

function hasRoom({ open, capacity }: RepLoad, { isCall }: LeadToRoute): boolean {
  return open < (isCall ? Math.ceil(capacity * CALL_PART) : capacity);
}

/** When the rep is at work: now, or when their hours open, or after their leave. */
export function backFrom(rep: WorkTime & Pick<RepLoad, 'awayUntil'>, now: Date): Date {
  return atWorkFrom(rep.awayUntil && rep.awayUntil > now ? rep.awayUntil : now, rep);
}

const lastOffered = ({ lastOfferedAt }: RepLoad): number => lastOfferedAt?.getTime() ?? 0;
