/** Answers of the exchange dialect, as far as the pages read them. Decimals are strings. */
export type Filter = {
  filterType: string;
  minPrice?: string;
  maxPrice?: string;
  tickSize?: string;
  minQty?: string;
  maxQty?: string;
  stepSize?: string;
  notional?: string;
};

export type MarketInfo = {
  symbol: string;
  status: string;
  baseAsset: string;
  quoteAsset: string;
  marginAsset: string;
  filters: Filter[];
  orderTypes: string[];
  timeInForce: string[];
};

export type ExchangeInfo = { symbols: MarketInfo[] };

export type Ticker = {
  symbol: string;
  lastPrice: string;
  priceChange: string;
  priceChangePercent: string;
  highPrice: string;
  lowPrice: string;
  volume: string;
  quoteVolume: string;
};

export type Premium = {
  symbol: string;
  markPrice: string;
  indexPrice: string;
  lastFundingRate: string;
  nextFundingTime: number;
};

export type Depth = { lastUpdateId: number; bids: [string, string][]; asks: [string, string][] };
export type Trade = { id: number; price: string; qty: string; time: number; isBuyerMaker: boolean };
export type KlineRow = [number, string, string, string, string, string, ...unknown[]];

export type Side = 'BUY' | 'SELL';

export type Order = {
  orderId: number;
  symbol: string;
  status: string;
  clientOrderId: string;
  price: string;
  avgPrice: string;
  origQty: string;
  executedQty: string;
  timeInForce: string;
  type: string;
  origType: string;
  reduceOnly: boolean;
  side: Side;
  positionSide: string;
  goodTillDate: number;
  time: number;
  updateTime: number;
};

export type Algo = {
  algoId: number;
  clientAlgoId: string;
  orderType: string;
  symbol: string;
  side: Side;
  positionSide: string;
  quantity: string;
  algoStatus: string;
  triggerPrice: string;
  price: string;
  workingType: string;
  closePosition: boolean;
  reduceOnly: boolean;
  callbackRate?: string;
  activatePrice?: string;
  createTime: number;
  updateTime: number;
};

export type Position = {
  symbol: string;
  positionSide: string;
  positionAmt: string;
  entryPrice: string;
  breakEvenPrice: string;
  markPrice: string;
  unRealizedProfit: string;
  liquidationPrice: string;
  isolatedMargin: string;
  isolatedWallet: string;
  notional: string;
  marginAsset: string;
  initialMargin: string;
  maintMargin: string;
  adl: number;
};

export type Account = {
  totalWalletBalance: string;
  totalUnrealizedProfit: string;
  totalMarginBalance: string;
  totalInitialMargin: string;
  totalMaintMargin: string;
  totalCrossWalletBalance: string;
  totalCrossUnPnl: string;
  availableBalance: string;
};

export type SymbolConfig = { symbol: string; marginType: 'CROSSED' | 'ISOLATED'; leverage: number };
export type Bracket = { initialLeverage: number; notionalCap: number; notionalFloor: number; maintMarginRatio: number; cum: number };
export type Brackets = { symbol: string; brackets: Bracket[] };
export type Commission = { makerCommissionRate: string; takerCommissionRate: string };

export type UserTrade = {
  id: number;
  orderId: number;
  symbol: string;
  side: Side;
  price: string;
  qty: string;
  quoteQty: string;
  commission: string;
  commissionAsset: string;
  realizedPnl: string;
  maker: boolean;
  time: number;
};

export type Income = { symbol: string; incomeType: string; income: string; asset: string; time: number; tranId: number };

export type Balance = { asset: string; funding: string; futures: string };
export type Transfer = { id: string; asset: string; amount: string; from: string; to: string; state: string; created: number };
export type ApiKey = {
  apiKey: string;
  apiSecret?: string;
  label: string;
  kind: string;
  permissions: string[];
  ipAllowList: string[];
  createTime: number;
};
