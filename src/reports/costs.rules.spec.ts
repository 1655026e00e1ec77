import { spendingOf, type Used } from './costs.rules.js';

const used: Used = {
  leads: 10,
  warm: 4,
  handoffs: 5,
  mails: 30,
  reviews: 6,
  modelCalls: 40,
  models: 1.5,
  unpricedCalls: 0,
};

describe('what leads have cost', () => {
  it('adds models, mails and the minutes of people, and shares it out', () => {
    const spending = spendingOf(used, { perMail: 0.05, hourlyRate: 45, minutesPerReview: 2 });
    expect(spending).toMatchObject({ models: 1.5, mail: 1.5, reviewMinutes: 12, review: 9, total: 12 });
    expect(spending).toMatchObject({ perLead: 1.2, perWarmLead: 3, perHandoff: 2.4 });
  });

  it('counts the minutes where nobody has said what an hour costs', () => {
    const spending = spendingOf(used, { perMail: 0, hourlyRate: 0, minutesPerReview: 2 });
    expect(spending).toMatchObject({ reviewMinutes: 12, review: 0, total: 1.5 });
  });

  it('divides by nobody: no number', () => {
    const nobody = { ...used, leads: 0, warm: 0, handoffs: 0 };
    const spending = spendingOf(nobody, { perMail: 1, hourlyRate: 1, minutesPerReview: 1 });
    expect(spending).toMatchObject({ perLead: null, perWarmLead: null, perHandoff: null });
  });
});
