import { useSession } from '../../session/session';
import { mayApply, mayApprove, mayDo, type Act, type Kind } from './roles';

/** Who is signed in and what he may do. */
export function useOperator() {
  const session = useSession();
  const roles = session?.roles ?? [];
  return {
    id: Number(session?.userId ?? 0),
    roles,
    may: (act: Act) => mayDo(roles, act),
    mayApprove: (kind: Kind) => mayApprove(roles, kind),
    mayApply: (kind: Kind) => mayApply(roles, kind),
  };
}
