import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, setToken } from '../api/client';
import type { Session, SessionUser } from '../api/shapes';

export const SESSION_KEY = ['session'];

export function useSessionQuery() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const session = await api.get<Session>('/session');
      setToken(session.csrf);
      return session;
    },
    staleTime: 60_000,
  });
}

/** After signing in, out, or a new password: the answer is the session. */
export function useEnter(): (session: Session) => void {
  const client = useQueryClient();
  return (session) => {
    setToken(session.csrf);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    client.setQueryData(SESSION_KEY, session);
  };
}

export const SessionContext = createContext<(Session & { user: SessionUser }) | null>(null);

export function useSession(): Session & { user: SessionUser } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Nobody is signed in here');
  return session;
}

/** What the console offers; the server decides. */
export function useMay() {
  const { role } = useSession().user;
  return {
    administer: role === 'admin',
    supervise: role === 'admin' || role === 'supervisor',
    office: role !== 'rep',
    readWords: role !== 'marketing',
  };
}
