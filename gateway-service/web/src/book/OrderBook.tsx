import { useMemo, useState, type CSSProperties } from 'react';
import { fixed } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { useStore, type Store } from '../live/store';
import type { Market } from '../market/markets';
import type { BookView } from './feed';
import { groupLevels, groupingSteps, type BookSide, type Row } from './grouping';
import { fromUnits, toUnits } from './units';

type Props = { market: Market; view: Store<BookView>; last: string | undefined; lastTone: string; mark: string | undefined; pick: (price: string) => void; rows: number };

function Rows({ rows, side, market, largest, pick, count }: { rows: Row[]; side: BookSide; market: Market; largest: number; pick: (price: string) => void; count: number }) {
  const filled = Array.from({ length: count }, (_, index) => rows[index]);
  return (
    <ol className={`levels ${side}`} aria-label={side}>
      {filled.map((row, index) => {
        if (!row) {
          return <li key={index} className="none" aria-hidden="true" />;
        }
        const price = fromUnits(row.price, market.pricePlaces);
        const style = { '--fill': `${Math.round((row.total / largest) * 100)}%` } as CSSProperties;
        return (
          <li key={index} style={style} onClick={() => pick(price)}>
            <span className="price num">{fixed(price, market.pricePlaces)}</span>
            <span className="num end">{fixed(fromUnits(row.size, market.sizePlaces), market.sizePlaces)}</span>
            <span className="num end dim">{fixed(fromUnits(row.total, market.sizePlaces), market.sizePlaces)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The book by steps of price: asks above, bids below, what it costs to cross between them. */
export function OrderBook({ market, view, last, lastTone, mark, pick, rows }: Props) {
  const { t } = useText();
  const state = useStore(view);
  const tick = toUnits(market.tick, market.pricePlaces);
  const steps = useMemo(() => groupingSteps(tick), [tick]);
  const [chosen, setChosen] = useState(0);
  const step = steps[chosen] ?? tick;
  const asks = groupLevels(state.book.asks, 'asks', step, rows);
  const bids = groupLevels(state.book.bids, 'bids', step, rows);
  const largest = Math.max(asks.at(-1)?.total ?? 0, bids.at(-1)?.total ?? 0, 1);
  const best = { ask: Math.min(...state.book.asks.keys()), bid: Math.max(...state.book.bids.keys()) };
  const spread = Number.isFinite(best.ask) && Number.isFinite(best.bid) ? fromUnits(best.ask - best.bid, market.pricePlaces) : '–';
  return (
    <section className="book" aria-label={t('book.title')} data-live={state.live}>
      <div className="head">
        <h2>{t('book.title')}</h2>
        <select aria-label={t('book.grouping')} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {steps.map((each, index) => (
            <option key={each} value={index}>{fromUnits(each, market.pricePlaces)}</option>
          ))}
        </select>
      </div>
      <div className="columns dim">
        <span>{t('book.price')} ({market.quote})</span>
        <span className="end">{t('book.size')} ({market.base})</span>
        <span className="end">{t('book.total')}</span>
      </div>
      <Rows rows={asks} side="asks" market={market} largest={largest} pick={pick} count={rows} />
      <div className="middle">
        <b className={`num ${lastTone}`} data-testid="book-last">{last ? fixed(last, market.pricePlaces) : '–'}</b>
        <span className="dim num" title={t('market.mark')}>{mark ? fixed(mark, market.pricePlaces) : '–'}</span>
        <span className="dim num end">{t('book.spread')} {spread}</span>
      </div>
      <Rows rows={bids} side="bids" market={market} largest={largest} pick={pick} count={rows} />
    </section>
  );
}
