/** What an admin says a mail, an hour and a review take. */
export interface Rates {
  /** Of all money here, of the models' prices and their budget: a code of ISO 4217, such as EUR. Nothing is converted. */
  currency: string;
  perMail: number;
  hourlyRate: number;
  minutesPerReview: number;
}

/** What was used up for the leads of a period, from their arrival until now. */
export interface Used {
  leads: number;
  /** Handed off because of what they wrote. */
  warm: number;
  /** Their hand-offs; a lead can have several. */
  handoffs: number;
  mails: number;
  /** Drafts and replies a person decided about. */
  reviews: number;
  modelCalls: number;
  /** Money for models; calls without a price cost nothing here. */
  models: number;
  unpricedCalls: number;
}

/** Money, and per head: null when there is nobody to divide it by. */
export interface Spending extends Used {
  mail: number;
  reviewMinutes: number;
  review: number;
  total: number;
  perLead: number | null;
  perWarmLead: number | null;
  perHandoff: number | null;
}

const MINUTES_AN_HOUR = 60;

export function spendingOf(used: Used, { perMail, hourlyRate, minutesPerReview }: Omit<Rates, 'currency'>): Spending {
  const mail = used.mails * perMail;
  const reviewMinutes = used.reviews * minutesPerReview;
  const review = (reviewMinutes / MINUTES_AN_HOUR) * hourlyRate;
  const total = used.models + mail + review;
  const per = (heads: number): number | null => (heads === 0 ? null : total / heads);
  return {
    ...used,
    mail,
    reviewMinutes,
    review,
    total,
    perLead: per(used.leads),
    perWarmLead: per(used.warm),
    perHandoff: per(used.handoffs),
  };
}
