import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import type { Account, Algo, Balance, Brackets, Commission, Order, Position, SymbolConfig } from '../api/types';
import { useSession } from '../session/session';

/** What an account has, asked once and then kept up to date by its private stream; asked again now and then in case. */
const OFTEN_MILLIS = 20_000;

function useOwn<T>(name: string, path: string, params: Record<string, string | number> = {}, again: number | false = OFTEN_MILLIS) {
  const session = useSession();
  return useQuery({
    queryKey: ['own', name, ...Object.values(params)],
    queryFn: () => get<T>(path, params),
    enabled: !!session,
    refetchInterval: again,
  });
}

export const useAccount = () => useOwn<Account>('account', '/fapi/v2/account');
export const usePositions = () => useOwn<Position[]>('positions', '/fapi/v3/positionRisk');
export const useSettings = () => useOwn<SymbolConfig[]>('settings', '/fapi/v1/symbolConfig');
export const useOpenOrders = () => useOwn<Order[]>('orders', '/fapi/v1/openOrders', {}, 60_000);
export const useOpenAlgos = () => useOwn<Algo[]>('algos', '/fapi/v1/openAlgoOrders', {}, 60_000);
export const useBalances = () => useOwn<Balance[]>('balances', '/api/v1/wallet/balances');
export const useBrackets = (symbol: string) => useOwn<Brackets[]>('brackets', '/fapi/v1/leverageBracket', { symbol }, false);
export const useCommission = (symbol: string) => useOwn<Commission>('commission', '/fapi/v1/commissionRate', { symbol }, false);

/** Whether the account has a long and a short position in a market. */
export const useHedge = (): boolean =>
  useOwn<{ dualSidePosition: boolean }>('mode', '/fapi/v1/positionSide/dual', {}, false).data?.dualSidePosition ?? false;
