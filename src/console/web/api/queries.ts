import { notifications } from '@mantine/notifications';
import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { en } from '../strings/en';
import { api, Problem, type Query, remedyOf } from './client';
import type { Page } from './shapes';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // What was refused stays refused; only a lost connection or a broken server is worth another try.
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
  },
});

/** `leads` of `/leads/7/timeline`: an event that names the topic makes it stale. */
const topicOf = (path: string): string => path.split('/')[1]?.split('.')[0] ?? '';

export function useGet<Answer>(path: string | null, query: Query = {}, options: { every?: number } = {}) {
  return useQuery({
    queryKey: [topicOf(path ?? ''), path, query],
    queryFn: ({ signal }) => api.get<Answer>(path!, query, signal),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    refetchInterval: options.every,
  });
}

/** A list by its cursor, as one array that grows. */
export function usePages<Item>(path: string, query: Query = {}, limit = 50) {
  const pages = useInfiniteQuery({
    queryKey: [topicOf(path), path, query, limit],
    queryFn: ({ signal, pageParam }) => api.get<Page<Item>>(path, { ...query, limit, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return { ...pages, items };
}

export interface ActOptions<Input, Answer> {
  /** Said when it is done; null: nothing. */
  done?: string | ((answer: Answer, input: Input) => string | null);
  onDone?: (answer: Answer, input: Input) => void;
  /** A form shows its problems beside its fields. */
  quiet?: boolean;
  onProblem?: (error: unknown) => void;
}

/** Every button: calls the API, fetches again what is on screen, and says what happened. */
export function useAct<Input, Answer>(
  act: (input: Input) => Promise<Answer>,
  { done, onDone, quiet = false, onProblem }: ActOptions<Input, Answer> = {},
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer, input) => {
      void client.invalidateQueries();
      const said = typeof done === 'function' ? done(answer, input) : done;
      if (said) notifications.show({ message: said, color: 'teal' });
      onDone?.(answer, input);
    },
    onError: (error) => {
      if (!quiet) sayProblem(error);
      onProblem?.(error);
    },
  });
}

export function sayProblem(error: unknown): void {
  const title = error instanceof Problem ? error.detail : en.problems.title;
  notifications.show({ title, message: remedyOf(error), color: 'red', autoClose: 9_000 });
}
