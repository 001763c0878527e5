import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get } from '../../api/http';
import type { AdminMarket } from '../api';

const OFTEN_MILLIS = 5_000;

export const useAdminMarkets = () =>
  useQuery({ queryKey: ['admin', 'markets'], queryFn: () => get<AdminMarket[]>('/api/admin/market/markets'), refetchInterval: OFTEN_MILLIS });

export const useAdminMarket = (symbol: string) =>
  useQuery({ queryKey: ['admin', 'markets', symbol], queryFn: () => get<AdminMarket>(`/api/admin/market/markets/${symbol}`), refetchInterval: OFTEN_MILLIS });

/** Asks again for what an act has changed: all that the console knows. */
export function useAskAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['admin'] });
}
