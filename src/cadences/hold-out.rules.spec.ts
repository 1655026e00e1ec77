import { drawArm } from './hold-out.rules.js';

const arms = (percent: number, leads: number, id = '1') =>
  Array.from({ length: leads }, (_, lead) => drawArm(String(lead + 1), { id, holdOutPercent: percent }));
const heldOut = (percent: number, leads: number) => arms(percent, leads).filter((arm) => arm === 'held_out').length;

describe('the lot of a new lead', () => {
  it('is not drawn where nobody is held out', () => {
    expect(new Set(arms(0, 100))).toEqual(new Set([null]));
  });

  it.each([1, 10, 50])('holds out about %d of a hundred', (percent) => {
    const leads = 20_000;
    const sigma = Math.sqrt(leads * (percent / 100) * (1 - percent / 100));
    expect(Math.abs(heldOut(percent, leads) - (leads * percent) / 100)).toBeLessThan(4 * sigma);
  });

  it('is the same each time, and another one in another cadence', () => {
    expect(arms(50, 100)).toEqual(arms(50, 100));
    expect(arms(50, 100, '2')).not.toEqual(arms(50, 100));
  });

  it('keeps whoever was held out by a smaller part', () => {
    const larger = arms(30, 500);
    expect(arms(10, 500).every((arm, i) => arm === 'written_to' || larger[i] === 'held_out')).toBe(true);
  });
});
