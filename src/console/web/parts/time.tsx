import { Tooltip } from '@mantine/core';
import { createContext, useContext, useEffect, useState } from 'react';
import { en } from '../strings/en';
import { ago } from './relative';

/** How far the server's clock is from ours: the sandbox's is weeks away. */
export const ServerClock = createContext(0);

export function exact(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(en.dates, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
}

/** Of a day such as 2026-03-02: `2 Mar 2026`. */
export const day = (date: string): string =>
  new Intl.DateTimeFormat(en.dates, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));

/** `2 Mar`: for the axis of a chart. */
export const dayOfYear = (date: string): string =>
  new Intl.DateTimeFormat(en.dates, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date));

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

const tenths = (n: number): string => n.toLocaleString(en.locale, { maximumFractionDigits: 1 });

export function duration(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${tenths(seconds / 3_600)} h`;
  return `${tenths(seconds / 86_400)} days`;
}
