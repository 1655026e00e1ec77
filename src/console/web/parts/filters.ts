import { useNavigate, useSearch } from '@tanstack/react-router';

/** The filters of a page live in its address. */
export function useFilters() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const set = (changes: Record<string, string | null | undefined>): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...changes }).filter(([, value]) => value));
    void navigate({ to: '.', search: next as never, replace: true });
  };
  return { search, set };
}
