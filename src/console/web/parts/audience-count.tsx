import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, Problem } from '../api/client';
import { count, en } from '../strings/en';
import { audienceOf, type Clause } from './audience-fields';

/** How many leads the rule fits, while it is being written. */
export function AudienceCount({ clauses }: { clauses: Clause[] }) {
  const [written] = useDebouncedValue(JSON.stringify(audienceOf(clauses)), 300);
  const counted = useQuery({
    // Its own topic: it reads all leads, which is too much for every lead that changes meanwhile.
    queryKey: ['audience-count', written],
    queryFn: ({ signal }) =>
      api.post<{ leads: number; of: number }>(
        '/cadences/audience-count',
        { audience: JSON.parse(written) as object },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Text size="sm" fw={600} className="num" role="status" c={counted.error ? 'dimmed' : undefined}>
      {counted.error
        ? counted.error instanceof Problem && counted.error.status === 400
          ? en.cadences.halfWritten
          : en.problems.title
        : counted.data
          ? en.cadences.fits(count(counted.data.leads), count(counted.data.of))
          : en.acts.loading}
    </Text>
  );
}
