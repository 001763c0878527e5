import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';
import type { ExchangeInfo, MarketInfo, Premium, Ticker } from '../api/types';
import { placesOf } from '../decimal/decimal';

/** A market with what the pages need of its filters. */
export type Market = {
  symbol: string;
  base: string;
  quote: string;
  asset: string;
  status: string;
  tick: string;
  step: string;
  minSize: string;
  maxSize: string;
  maxMarketSize: string;
  minPrice: string;
  maxPrice: string;
  minNotional: string;
  pricePlaces: number;
  sizePlaces: number;
};

function market(info: MarketInfo): Market {
  const filter = (type: string) => info.filters.find((each) => each.filterType === type) ?? { filterType: type };
  const price = filter('PRICE_FILTER');
  const lot = filter('LOT_SIZE');
  const tick = price.tickSize ?? '0.01';
  const step = lot.stepSize ?? '0.001';
  return {
    symbol: info.symbol,
    base: info.baseAsset,
    quote: info.quoteAsset,
    asset: info.marginAsset,
    status: info.status,
    tick,
    step,
    minSize: lot.minQty ?? step,
    maxSize: lot.maxQty ?? '0',
    maxMarketSize: filter('MARKET_LOT_SIZE').maxQty ?? lot.maxQty ?? '0',
    minPrice: price.minPrice ?? tick,
    maxPrice: price.maxPrice ?? '0',
    minNotional: filter('MIN_NOTIONAL').notional ?? '0',
    pricePlaces: placesOf(tick),
    sizePlaces: placesOf(step),
  };
}

export function useMarkets() {
  return useQuery({
    queryKey: ['markets'],
    queryFn: async () => (await get<ExchangeInfo>('/fapi/v1/exchangeInfo')).symbols.map(market),
    staleTime: 60_000,
    refetchInterval: 60_000,
  });
}

export const useTickers = () =>
  useQuery({ queryKey: ['tickers'], queryFn: () => get<Ticker[]>('/fapi/v1/ticker/24hr'), refetchInterval: 15_000 });

export const usePremiums = () =>
  useQuery({ queryKey: ['premiums'], queryFn: () => get<Premium[]>('/fapi/v1/premiumIndex'), refetchInterval: 15_000 });
