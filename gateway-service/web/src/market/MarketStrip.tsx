import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { get } from '../api/http';
import { compact, dec, fixed, signed, signedPercent, tone } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { useStore } from '../live/store';
import { countdown } from '../ui/text';
import { markPrices, useNow, type Day } from './live';
import { useTickers, type Market } from './markets';

function Selector({ market, markets }: { market: Market; markets: Market[] }) {
  const { t } = useText();
  const navigate = useNavigate();
  const tickers = useTickers().data;
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === '/' && !(event.target as HTMLElement).matches('input, textarea, select')) {
        event.preventDefault();
        setOpen(true);
      } else if (event.key === 'Escape') {
        setOpen(false);
      }
    };
    const outside = (event: MouseEvent) => !box.current?.contains(event.target as Node) && setOpen(false);
    window.addEventListener('keydown', key);
    window.addEventListener('mousedown', outside);
    return () => {
      window.removeEventListener('keydown', key);
      window.removeEventListener('mousedown', outside);
    };
  }, []);
  const matching = markets.filter((each) => each.symbol.includes(wanted.trim().toUpperCase()));
  const go = (symbol: string) => {
    setOpen(false);
    setWanted('');
    void navigate(`/trade/${symbol}`);
  };
  return (
    <div className="selector" ref={box}>
      <button type="button" className="symbol" aria-expanded={open} aria-haspopup="true" onClick={() => setOpen(!open)} title={t('market.choose')}>
        <h1>{market.symbol}</h1>
        <span className="tag">{t(market.status === 'TRADING' ? 'market.perpetual' : 'market.status.other')}</span>
        <span aria-hidden="true" className="caret">▾</span>
      </button>
      {open && (
        <div className="list" role="dialog" aria-label={t('market.choose')}>
          <input
            autoFocus
            value={wanted}
            placeholder={t('market.search')}
            aria-label={t('market.search')}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && matching[0] && go(matching[0].symbol)}
          />
          <ul>
            {matching.map((each) => {
              const day = tickers?.find((ticker) => ticker.symbol === each.symbol);
              return (
                <li key={each.symbol}>
                  <button type="button" onClick={() => go(each.symbol)}>
                    <b>{each.symbol}</b>
                    <span className="num end">{day ? fixed(day.lastPrice, each.pricePlaces) : '–'}</span>
                    <span className={`num end ${day ? tone(day.priceChange) : ''}`}>{day ? `${signed(day.priceChangePercent, 2)}%` : '–'}</span>
                  </button>
                </li>
              );
            })}
            {matching.length === 0 && <li className="state">{t('market.none')}</li>}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The line above the terminal: which market, and where it stands. */
export function MarketStrip({ market, markets, last, lastTone, day }: { market: Market; markets: Market[]; last: string | undefined; lastTone: string; day: Day | undefined }) {
  const { t } = useText();
  const now = useNow();
  const price = useStore(markPrices)[market.symbol];
  const interest = useQuery({
    queryKey: ['interest', market.symbol],
    queryFn: () => get<{ openInterest: string }>('/fapi/v1/openInterest', { symbol: market.symbol }),
    refetchInterval: 15_000,
  });
  const places = market.pricePlaces;
  const percentOf = day && (dec(day.last).isZero() ? '0.00%' : `${signed(day.changePercent, 2)}%`);
  return (
    <div className="strip">
      <Selector market={market} markets={markets} />
      <b className={`last num ${lastTone}`} data-testid="last">{last ? fixed(last, places) : '–'}</b>
      <dl tabIndex={0} aria-label={market.symbol}>
        <div><dt>{t('market.mark')}</dt><dd className="num">{price ? fixed(price.mark, places) : '–'}</dd></div>
        <div><dt>{t('market.index')}</dt><dd className="num">{price ? fixed(price.index, places) : '–'}</dd></div>
        <div><dt>{t('market.funding')}</dt><dd className="num"><span className={price ? tone(price.fundingRate) : ''}>{price ? signedPercent(price.fundingRate, 4) : '–'}</span> / {price ? countdown(price.nextFunding, now) : '–'}</dd></div>
        <div><dt>{t('market.change')}</dt><dd className={`num ${day ? tone(day.change) : ''}`}>{day ? `${signed(day.change, places)} ${percentOf}` : '–'}</dd></div>
        <div><dt>{t('market.high')}</dt><dd className="num">{day ? fixed(day.high, places) : '–'}</dd></div>
        <div><dt>{t('market.low')}</dt><dd className="num">{day ? fixed(day.low, places) : '–'}</dd></div>
        <div><dt>{t('market.volume')}</dt><dd className="num">{day ? `${compact(day.quoteVolume)} ${market.quote}` : '–'}</dd></div>
        <div><dt>{t('market.openInterest')}</dt><dd className="num">{interest.data ? `${compact(interest.data.openInterest)} ${market.base}` : '–'}</dd></div>
      </dl>
    </div>
  );
}
