import {
  CandlestickSeries, CrosshairMode, HistogramSeries, LineSeries, LineStyle, createChart, createSeriesMarkers,
  type IChartApi, type IPriceLine, type ISeriesApi, type ISeriesMarkersPluginApi, type Time,
} from 'lightweight-charts';
import { useEffect, useRef, useState } from 'react';
import type { KlineRow, UserTrade } from '../api/types';
import { grouped } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { publicSocket } from '../live/socket';
import { useStore } from '../live/store';
import { markPrices } from '../market/live';
import type { Market } from '../market/markets';
import { useTone, type Tone } from '../theme/theme';
import type { PriceMark } from './marks';
import { FAVOURITES, INTERVALS, candle, chartTime, rows, type Candle, type Interval } from './series';

type Parts = {
  chart: IChartApi;
  candles: ISeriesApi<'Candlestick'>;
  volume: ISeriesApi<'Histogram'>;
  mark: ISeriesApi<'Line'>;
  index: ISeriesApi<'Line'>;
  fills: ISeriesMarkersPluginApi<Time>;
};

type Props = { market: Market; marks: PriceMark[]; fills: UserTrade[] };

const PALETTE = {
  dark: { text: '#93a0b3', grid: '#1b2431', up: '#2ebd85', down: '#f6556b', mark: '#f0b429', index: '#6d9dff', upSoft: '#2ebd8555', downSoft: '#f6556b55' },
  light: { text: '#566174', grid: '#e9edf2', up: '#0a7a50', down: '#c8283f', mark: '#8a5a00', index: '#1f5fe0', upSoft: '#0a7a5044', downSoft: '#c8283f44' },
} as const;

function draw(box: HTMLElement, market: Market): Parts {
  const chart = createChart(box, {
    autoSize: true,
    // The attribution that its licence asks for stands below the chart, without the style element that the policy forbids.
    layout: { background: { color: 'transparent' }, attributionLogo: false, fontSize: 11 },
    crosshair: { mode: CrosshairMode.Normal },
    timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 6 },
    localization: { priceFormatter: (price: number) => grouped(price.toFixed(market.pricePlaces)) },
  });
  const precision = { type: 'price', precision: market.pricePlaces, minMove: Number(market.tick) } as const;
  const line = { lineWidth: 1, priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false, priceFormat: precision } as const;
  const candles = chart.addSeries(CandlestickSeries, { priceFormat: precision });
  const volume = chart.addSeries(HistogramSeries, { priceScaleId: 'volume', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false });
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
  return { chart, candles, volume, mark: chart.addSeries(LineSeries, line), index: chart.addSeries(LineSeries, { ...line, lineStyle: LineStyle.Dashed }), fills: createSeriesMarkers(candles, []) };
}

function paint({ chart, candles, mark, index }: Parts, tone: Tone): void {
  const colours = PALETTE[tone];
  chart.applyOptions({
    layout: { textColor: colours.text },
    grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
    rightPriceScale: { borderColor: colours.grid },
    timeScale: { borderColor: colours.grid },
  });
  candles.applyOptions({ upColor: colours.up, downColor: colours.down, wickUpColor: colours.up, wickDownColor: colours.down, borderVisible: false });
  mark.applyOptions({ color: colours.mark });
  index.applyOptions({ color: colours.index });
}

const bar = (each: Candle, tone: Tone) => ({
  time: each.time, value: each.volume, color: each.close >= each.open ? PALETTE[tone].upSoft : PALETTE[tone].downSoft,
});

type KlineEvent = { k: { t: number; o: string; h: string; l: string; c: string; v: string } };

/** Fills the chart, follows the last candle, and fetches older ones when the reader moves back. */
function useCandles(parts: Parts | undefined, market: Market, interval: Interval, tone: Tone): boolean {
  const [traded, setTraded] = useState(true);
  useEffect(() => {
    if (!parts) {
      return undefined;
    }
    let left = false;
    let held: KlineRow[] = [];
    let loading = false;
    let complete = false;
    const show = () => {
      const all = held.map(candle);
      parts.candles.setData(all);
      parts.volume.setData(all.map((each) => bar(each, tone)));
    };
    const load = async () => {
      const fresh = await rows('klines', market.symbol, interval).catch(() => undefined);
      if (!left && fresh) {
        held = fresh;
        complete = fresh.length === 0;
        setTraded(fresh.length > 0);
        show();
      }
    };
    const older = async () => {
      const first = held[0];
      if (loading || complete || !first) {
        return;
      }
      loading = true;
      const more = await rows('klines', market.symbol, interval, first[0] - 1).catch(() => []);
      loading = false;
      if (!left) {
        complete = more.length === 0;
        held = [...more, ...held];
        show();
      }
    };
    const moved = (range: { from: number } | null) => {
      if (range && range.from < 20) {
        void older();
      }
    };
    parts.candles.setData([]);
    parts.volume.setData([]);
    parts.chart.timeScale().subscribeVisibleLogicalRangeChange(moved);
    const leave = publicSocket.read(`${market.symbol.toLowerCase()}@kline_${interval}`, {
      joined: () => void load(),
      message: ({ k }: KlineEvent) => {
        const row: KlineRow = [k.t, k.o, k.h, k.l, k.c, k.v];
        const last = held.at(-1);
        if (last && last[0] > k.t) {
          return;
        }
        held = last && last[0] === k.t ? [...held.slice(0, -1), row] : [...held, row];
        parts.candles.update(candle(row));
        parts.volume.update(bar(candle(row), tone));
        setTraded(true);
      },
    });
    return () => {
      left = true;
      leave();
      parts.chart.timeScale().unsubscribeVisibleLogicalRangeChange(moved);
    };
  }, [parts, market.symbol, interval, tone]);
  return traded;
}

/** Lays mark or index prices over the candles while they are wanted. */
function useOverlay(series: ISeriesApi<'Line'> | undefined, source: 'markPriceKlines' | 'indexPriceKlines', market: Market, interval: Interval, wanted: boolean): void {
  const now = useStore(markPrices)[market.symbol];
  const price = source === 'markPriceKlines' ? now?.mark : now?.index;
  const [lastAt, setLastAt] = useState(0);
  useEffect(() => {
    let left = false;
    series?.setData([]);
    setLastAt(0);
    if (!series || !wanted) {
      return undefined;
    }
    const load = async () => {
      const fresh = await rows(source, market.symbol, interval).catch(() => []);
      if (!left && fresh.length > 0) {
        series.setData(fresh.map((row) => ({ time: chartTime(row[0]), value: Number(row[4]) })));
        setLastAt(fresh.at(-1)?.[0] ?? 0);
      }
    };
    void load();
    const timer = window.setInterval(() => void load(), 30_000);
    return () => {
      left = true;
      window.clearInterval(timer);
    };
  }, [series, source, market.symbol, interval, wanted]);
  useEffect(() => {
    if (series && wanted && price !== undefined && lastAt > 0) {
      series.update({ time: chartTime(lastAt), value: Number(price) });
    }
  }, [series, wanted, price, lastAt]);
}

/** Own orders, positions and liquidation prices as lines across the chart. */
function usePriceLines(parts: Parts | undefined, marks: PriceMark[], tone: Tone): void {
  useEffect(() => {
    if (!parts) {
      return undefined;
    }
    const colours = { up: PALETTE[tone].up, down: PALETTE[tone].down, warn: PALETTE[tone].mark };
    const lines: IPriceLine[] = marks.map((mark) =>
      parts.candles.createPriceLine({
        price: Number(mark.price), title: mark.title, color: colours[mark.tone], lineWidth: 1, axisLabelVisible: true,
        lineStyle: mark.dashed ? LineStyle.Dashed : LineStyle.Solid,
      }),
    );
    return () => lines.forEach((each) => parts.candles.removePriceLine(each));
  }, [parts, marks, tone]);
}

function useFills(parts: Parts | undefined, fills: UserTrade[], tone: Tone): void {
  useEffect(() => {
    parts?.fills.setMarkers(
      [...fills].sort((a, b) => a.time - b.time).map((fill) => ({
        time: chartTime(fill.time),
        position: fill.side === 'BUY' ? 'belowBar' : 'aboveBar',
        shape: fill.side === 'BUY' ? 'arrowUp' : 'arrowDown',
        color: fill.side === 'BUY' ? PALETTE[tone].up : PALETTE[tone].down,
        size: 0.7,
      })),
    );
  }, [parts, fills, tone]);
}

/** Candles of every interval with volume, mark and index price, and what the account has in the market. */
export default function Chart({ market, marks, fills }: Props) {
  const { t } = useText();
  const { tone } = useTone();
  const box = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<Parts>();
  const [interval, setInterval] = useState<Interval>('15m');
  const [overlays, setOverlays] = useState({ mark: true, index: false });
  useEffect(() => {
    const made = draw(box.current as HTMLDivElement, market);
    setParts(made);
    return () => {
      setParts(undefined);
      made.chart.remove();
    };
  }, [market]);
  useEffect(() => {
    if (parts) {
      paint(parts, tone);
    }
  }, [parts, tone]);
  const traded = useCandles(parts, market, interval, tone);
  useOverlay(parts?.mark, 'markPriceKlines', market, interval, overlays.mark);
  useOverlay(parts?.index, 'indexPriceKlines', market, interval, overlays.index);
  usePriceLines(parts, marks, tone);
  useFills(parts, fills, tone);
  const others = INTERVALS.filter((each) => !FAVOURITES.includes(each));
  return (
    <div className="chart">
      <div className="tools" role="toolbar" aria-label={t('chart.tools')}>
        {FAVOURITES.map((each) => (
          <button key={each} type="button" aria-pressed={interval === each} onClick={() => setInterval(each)}>{each}</button>
        ))}
        <select aria-label={t('chart.interval')} value={others.includes(interval) ? interval : ''} onChange={(event) => event.target.value && setInterval(event.target.value as Interval)}>
          <option value="">{t('chart.more')}</option>
          {others.map((each) => <option key={each} value={each}>{each}</option>)}
        </select>
        <span className="spring" />
        {(['mark', 'index'] as const).map((each) => (
          <button key={each} type="button" className={`overlay ${each}`} aria-pressed={overlays[each]} onClick={() => setOverlays({ ...overlays, [each]: !overlays[each] })}>
            {t(each === 'mark' ? 'market.mark' : 'market.index')}
          </button>
        ))}
      </div>
      <div className="canvas" ref={box} role="img" aria-label={t('chart.of', { symbol: market.symbol, interval })} data-traded={traded} />
      <a className="attribution" href="https://www.tradingview.com/" target="_blank" rel="noreferrer">Charts by TradingView</a>
    </div>
  );
}
