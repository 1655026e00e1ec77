import { Box } from '@mantine/core';
import { Navigate, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useGet } from '../api/queries';
import type { Session, SessionUser } from '../api/shapes';
import { Lines, ProblemNote } from '../parts/parts';
import { ServerClock } from '../parts/time';
import { SessionContext, useSessionQuery } from './session';
import { Shell } from './shell';

const Door = lazy(() => import('../pages/sign-in'));

/** Nothing is shown before it is known who looks. */
export function Root() {
  const session = useSessionQuery();
  if (session.data?.user) return <Inside session={session.data as Session & { user: SessionUser }} />;
  return (
    <Suspense fallback={<Lines n={5} />}>
      {session.data ? (
        <Door setupNeeded={session.data.setupNeeded} />
      ) : (
        <Box p="lg">
          {session.error ? <ProblemNote error={session.error} retry={() => void session.refetch()} /> : <Lines n={5} />}
        </Box>
      )}
    </Suspense>
  );
}

function Inside({ session }: { session: Session & { user: SessionUser } }) {
  const { pathname } = useLocation();
  const offset = useClockOffset(session);
  // The board is the home of those who steer; a rep's is the hand-offs.
  const away = session.user.role === 'rep' && pathname === '/';
  return (
    <SessionContext value={session}>
      <ServerClock value={offset}>{away ? <Navigate to="/handoffs" replace /> : <Shell />}</ServerClock>
    </SessionContext>
  );
}

/** In the sandbox it is another day: relative times count from its clock. */
function useClockOffset({ sandbox, user }: Session & { user: SessionUser }): number {
  const { data, dataUpdatedAt } = useGet<{ now: string }>(sandbox && user.role !== 'rep' ? '/board' : null);
  return sandbox && data ? new Date(data.now).getTime() - dataUpdatedAt : 0;
}
