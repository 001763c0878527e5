import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { useOpenAlgos, useOpenOrders, usePositions } from '../account/queries';
import { DepthChart } from '../book/DepthChart';
import { OrderBook } from '../book/OrderBook';
import { useBookFeed } from '../book/feed';
import { fromUnits } from '../book/units';
import { marksOf } from '../chart/marks';
import { dec, fixed } from '../decimal/decimal';
import { useUserTrades } from '../history/History';
import { useText } from '../i18n/i18n';
import { useStore } from '../live/store';
import { MarketStrip } from '../market/MarketStrip';
import { dayOf, markPrices, useStream } from '../market/live';
import { useMarkets, useTickers, type Market } from '../market/markets';
import { Ticket } from '../ticket/Ticket';
import { TradesTape, useTrades } from '../trades/TradesTape';
import { Tabs } from '../ui/Tabs';
import { Failed, Fence, Loading } from '../ui/states';
import { Panels } from './Panels';
import { useBookRows, useNarrow } from './size';

const Chart = lazy(() => import('../chart/Chart'));
const REMEMBERED = 'perpex.market';

function useOwnMarks(symbol: string) {
  const { t } = useText();
  const orders = useOpenOrders().data;
  const algos = useOpenAlgos().data;
  const positions = usePositions().data;
  return useMemo(() => marksOf(symbol, orders ?? [], algos ?? [], positions ?? [], t), [symbol, orders, algos, positions, t]);
}

function useDay(symbol: string) {
  const live = useStream(`${symbol.toLowerCase()}@ticker`, dayOf);
  const asked = useTickers().data?.find((each) => each.symbol === symbol);
  return live ?? (asked && {
    last: asked.lastPrice, change: asked.priceChange, changePercent: asked.priceChangePercent, high: asked.highPrice, low: asked.lowPrice, quoteVolume: asked.quoteVolume,
  });
}

function Terminal({ market, markets }: { market: Market; markets: Market[] }) {
  const { t } = useText();
  const narrow = useNarrow();
  const rows = useBookRows(narrow);
  const [picked, setPicked] = useState<{ price: string }>();
  const [view, setView] = useState<'chart' | 'depth' | 'book' | 'tape' | 'ticket'>('chart');
  const [side, setSide] = useState<'book' | 'tape'>('book');
  const feed = useBookFeed(market);
  const { book } = useStore(feed);
  const trades = useTrades(market.symbol);
  const mark = useStore(markPrices)[market.symbol]?.mark;
  const day = useDay(market.symbol);
  const marks = useOwnMarks(market.symbol);
  const fills = useUserTrades(market.symbol).data;
  const held = useMemo(() => fills ?? [], [fills]);
  const last = trades[0]?.price ?? (day && dec(day.last).gt(0) ? day.last : undefined);
  const lastTone = trades[0] ? (trades[0].isBuyerMaker ? 'down' : 'up') : '';
  const edge = (price: number) => (Number.isFinite(price) ? fromUnits(price, market.pricePlaces) : undefined);
  const best = { bid: edge(Math.max(...book.bids.keys())), ask: edge(Math.min(...book.asks.keys())) };
  useEffect(() => {
    localStorage.setItem(REMEMBERED, market.symbol);
    document.title = `${last ? fixed(last, market.pricePlaces) : '–'} ${market.symbol} · Perpex`;
  }, [market, last]);

  const chart = <Suspense fallback={<Loading />}><Chart market={market} marks={marks} fills={held} /></Suspense>;
  const depth = <DepthChart market={market} view={feed} />;
  const ladder = <OrderBook market={market} view={feed} last={last} lastTone={lastTone} mark={mark} pick={(price) => setPicked({ price })} rows={rows} />;
  const tape = <TradesTape market={market} trades={trades} />;
  const ticket = <Ticket key={market.symbol} market={market} best={best} mark={mark} picked={picked} />;
  const strip = <MarketStrip market={market} markets={markets} last={last} lastTone={lastTone} day={day} />;
  if (narrow) {
    const parts = { chart, depth, book: ladder, tape, ticket };
    const tabs = [
      { key: 'chart', label: t('chart.title') }, { key: 'book', label: t('book.short') }, { key: 'tape', label: t('trades.title') },
      { key: 'depth', label: t('book.depthShort') }, { key: 'ticket', label: t('ticket.title') },
    ] as const;
    return (
      <main className="terminal narrow" id="content">
        {strip}
        <Tabs className="views" label={t('nav.trade')} tabs={tabs} open={view} choose={setView}><Fence>{parts[view]}</Fence></Tabs>
        <Panels market={market} markets={markets} />
      </main>
    );
  }
  const charts = [{ key: 'chart', label: t('chart.title') }, { key: 'depth', label: t('book.depth') }] as const;
  const sides = [{ key: 'book', label: t('book.title') }, { key: 'tape', label: t('trades.title') }] as const;
  return (
    <main className="terminal" id="content">
      {strip}
      <Tabs className="charts" label={t('chart.title')} tabs={charts} open={view === 'depth' ? 'depth' : 'chart'} choose={setView}>
        <Fence>{view === 'depth' ? depth : chart}</Fence>
      </Tabs>
      <Tabs className="market" label={t('book.title')} tabs={sides} open={side} choose={setSide}><Fence>{side === 'book' ? ladder : tape}</Fence></Tabs>
      <div className="desk"><Fence>{ticket}</Fence></div>
      <Panels market={market} markets={markets} />
    </main>
  );
}

/** The terminal of the market in the address, or of the one that was looked at last. */
export default function TerminalPage() {
  const { t } = useText();
  const { symbol } = useParams();
  const markets = useMarkets();
  if (markets.isPending) {
    return <Loading />;
  }
  if (markets.isError) {
    return <Failed why={markets.error} retry={() => void markets.refetch()} />;
  }
  const wanted = symbol ?? localStorage.getItem(REMEMBERED);
  const market = markets.data.find((each) => each.symbol === wanted) ?? (symbol === undefined ? markets.data[0] : undefined);
  return market ? <Terminal key={market.symbol} market={market} markets={markets.data} /> : <main id="content" className="state"><h1>{t('market.unknown', { symbol: symbol ?? '' })}</h1></main>;
}
