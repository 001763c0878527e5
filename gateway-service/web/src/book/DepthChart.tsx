import { fixed } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { useStore, type Store } from '../live/store';
import type { Market } from '../market/markets';
import type { Levels } from './chain';
import type { BookView } from './feed';
import { fromUnits } from './units';

const WIDTH = 1_000;
const HEIGHT = 400;

/** Adds sizes up from the best price outwards, up to a distance from the middle. */
function curve(levels: Levels, nearestFirst: (a: number, b: number) => number, within: (price: number) => boolean): [number, number][] {
  let total = 0;
  return [...levels].filter(([price]) => within(price)).sort(([a], [b]) => nearestFirst(a, b)).map(([price, size]) => {
    total += size;
    return [price, total];
  });
}

/** How much may be traded up to each price. */
export function DepthChart({ market, view }: { market: Market; view: Store<BookView> }) {
  const { t } = useText();
  const { book } = useStore(view);
  const bid = Math.max(...book.bids.keys());
  const ask = Math.min(...book.asks.keys());
  if (!Number.isFinite(bid) || !Number.isFinite(ask)) {
    return <p className="state">{t('book.empty')}</p>;
  }
  const middle = (bid + ask) / 2;
  const reach = Math.max(...[...book.bids.keys(), ...book.asks.keys()].map((price) => Math.abs(price - middle)));
  const span = Math.min(reach, middle * 0.02) || 1;
  const bids = curve(book.bids, (a, b) => b - a, (price) => price >= middle - span);
  const asks = curve(book.asks, (a, b) => a - b, (price) => price <= middle + span);
  const most = Math.max(bids.at(-1)?.[1] ?? 0, asks.at(-1)?.[1] ?? 0, 1);
  const x = (price: number) => (((price - middle) / span + 1) / 2) * WIDTH;
  const y = (total: number) => HEIGHT - (total / most) * (HEIGHT - 20);
  const path = (points: [number, number][], edge: number) => {
    const first = points[0];
    if (!first) {
      return '';
    }
    let from = HEIGHT;
    const steps = points.map(([price, total]) => {
      const step = `L${x(price)} ${from} L${x(price)} ${y(total)}`;
      from = y(total);
      return step;
    });
    return `M${x(first[0])} ${HEIGHT} ${steps.join(' ')} L${edge} ${from} L${edge} ${HEIGHT} Z`;
  };
  const label = (price: number) => fixed(fromUnits(Math.round(price), market.pricePlaces), market.pricePlaces);
  return (
    <figure className="depth">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('book.depth')}>
        <path className="bid" d={path(bids, 0)} />
        <path className="ask" d={path(asks, WIDTH)} />
      </svg>
      <figcaption className="dim num">
        <span>{label(middle - span)}</span>
        <span>{label(middle)}</span>
        <span>{label(middle + span)}</span>
      </figcaption>
    </figure>
  );
}
