import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get } from '../../api/http';
import type { Approval, ApprovalState } from '../api';
import type { More } from '../kit/Table';

const PAGE_ROWS = 200;
const OFTEN_MILLIS = 5_000;

/** Requests in a state, or in any, the newest first. */
export function useRequests(state: ApprovalState | undefined) {
  const result = useInfiniteQuery({
    queryKey: ['admin', 'requests', state ?? 'all'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => get<Approval[]>('/api/admin/user/approvals', { state, before: pageParam, limit: PAGE_ROWS }),
    getNextPageParam: (last) => (last.length < PAGE_ROWS ? undefined : last.at(-1)?.requestedMillis),
    refetchInterval: OFTEN_MILLIS,
  });
  const more: More | undefined = result.hasNextPage ? { ask: () => void result.fetchNextPage(), busy: result.isFetchingNextPage } : undefined;
  return { ...result, rows: result.data?.pages.flat() ?? [], more };
}

export const useRequest = (id: string) =>
  useQuery({ queryKey: ['admin', 'requests', id], queryFn: () => get<Approval>(`/api/admin/user/approvals/${id}`), refetchInterval: OFTEN_MILLIS });
