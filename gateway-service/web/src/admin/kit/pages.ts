import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type Params } from '../../api/http';
import type { More } from './Table';

const PAGE_ROWS = 200;

/** Rows that come in pages: each answer says what its next page begins behind. */
export function usePages<A extends { next: number | null }, R>(name: string, path: string, params: Params, behind: string, rowsOf: (answer: A) => R[]) {
  const result = useInfiniteQuery({
    queryKey: ['admin', name, params],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) => get<A>(path, { ...params, limit: PAGE_ROWS, [behind]: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const more: More | undefined = result.hasNextPage
    ? { ask: () => void result.fetchNextPage(), busy: result.isFetchingNextPage }
    : undefined;
  return { ...result, rows: result.data?.pages.flatMap(rowsOf) ?? [], more };
}
