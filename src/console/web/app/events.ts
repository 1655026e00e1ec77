import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** A page may show several topics: the board shows all of them. */
const ALSO: Readonly<Record<string, string[]>> = {
  messages: ['replies', 'board'],
  leads: ['board'],
  coverage: ['board'],
  handoffs: ['board', 'reports'],
  mailboxes: ['board'],
  reps: ['board'],
};

/** Bursts of changes make one fetch. */
const GATHER_MS = 700;

/** Hints of what changed make it stale; after a lost connection everything is. False: no connection now. */
export function useEvents(enabled: boolean): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!enabled) return;
    const source = new EventSource('/api/events');
    const topics = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLost = false;
    source.onopen = () => {
      setConnected(true);
      if (wasLost) void client.invalidateQueries();
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      setConnected(false);
    };
    source.addEventListener('signed-out', () => void client.invalidateQueries({ queryKey: ['session'] }));
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      for (const topic of (JSON.parse(data) as { topics: string[] }).topics) {
        [topic, ...(ALSO[topic] ?? [])].forEach((one) => topics.add(one));
      }
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ predicate: ({ queryKey }) => topics.has(String(queryKey[0])) });
        topics.clear();
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, enabled]);
  return connected;
}
