import { useGet } from '../api/queries';
import type { CostSettings } from '../api/shapes';
import { useMay } from '../app/session';
import { money } from '../strings/en';

/** Says amounts in the currency of the costs. Who may not see what things cost reads the bare number. */
export function useMoney(): (amount: number | null) => string {
  const may = useMay();
  const { data } = useGet<CostSettings>(may.office ? '/settings/costs' : null);
  return (amount) => money(amount, data?.currency);
}
