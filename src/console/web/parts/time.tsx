import { Tooltip } from '@mantine/core';
import { createContext, useContext, useEffect, useState } from 'react';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
const SPANS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How far the server's clock is from ours: the sandbox's is weeks away. */
export const ServerClock = createContext(0);

export function ago(at: string, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1_000;
  const [unit, length] = SPANS.find(([, span]) => Math.abs(seconds) >= span) ?? ['minute', 60];
  return relative.format(Math.round(seconds / length), unit);
}

export function exact(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
}

export function useNow(): number {
  const offset = useContext(ServerClock);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now + offset;
}

/** Relative, with the exact time on hover and for screen readers. */
export function Time({ at, late = false }: { at: string | null | undefined; late?: boolean }) {
  const now = useNow();
  if (!at) return <span className="quiet">–</span>;
  const isLate = late && new Date(at).getTime() < now;
  return (
    <Tooltip label={`${exact(at)} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`} openDelay={250}>
      <time dateTime={at} className={isLate ? 'late' : undefined}>
        {ago(at, now)}
      </time>
    </Tooltip>
  );
}

export function duration(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${(seconds / 3_600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}
