import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { signIn, signOut, whoAmI } from '../api/http';

/** Who is signed in: undefined until it is known, null if nobody is. */
export function useSession() {
  const { data } = useQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: Infinity, retry: 2 });
  return data;
}

const STAFF = new Set(['SUPPORT', 'OPERATOR', 'RISK_MANAGER', 'ADMIN']);

/** Whether a role is one of those who run the exchange. */
export const isOfStaff = (role: string): boolean => STAFF.has(role);

/** Signing in and out; whatever was known of an account is forgotten with it. */
export function useSigning() {
  const queries = useQueryClient();
  const enter = useCallback(
    async (email: string, password: string) => {
      await signIn(email, password);
      await queries.resetQueries({ queryKey: ['session'] });
    },
    [queries],
  );
  const leave = useCallback(async () => {
    await signOut();
    queries.removeQueries({ queryKey: ['own'] });
    queries.setQueryData(['session'], null);
  }, [queries]);
  return { enter, leave };
}
