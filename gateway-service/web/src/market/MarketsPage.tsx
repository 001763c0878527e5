import { useNavigate } from 'react-router';
import { compact, fixed, percent, signed, tone } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { Failed, Loading } from '../ui/states';
import { useMarkets, usePremiums, useTickers } from './markets';

/** All markets with their prices of the day. */
export default function MarketsPage() {
  const { t } = useText();
  const navigate = useNavigate();
  const markets = useMarkets();
  const tickers = useTickers();
  const premiums = usePremiums();
  if (markets.isPending) {
    return <Loading />;
  }
  if (markets.isError) {
    return <Failed why={markets.error} retry={() => void markets.refetch()} />;
  }
  return (
    <main className="page" id="content">
      <h1>{t('nav.markets')}</h1>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('nav.markets')}>
        <table className="dense wide">
          <thead>
            <tr>
              <th>{t('market.market')}</th>
              <th className="end">{t('market.last')}</th>
              <th className="end">{t('market.change')}</th>
              <th className="end">{t('market.high')}</th>
              <th className="end">{t('market.low')}</th>
              <th className="end">{t('market.volume')}</th>
              <th className="end">{t('market.mark')}</th>
              <th className="end">{t('market.fundingRate')}</th>
            </tr>
          </thead>
          <tbody>
            {markets.data.map((market) => {
              const day = tickers.data?.find((each) => each.symbol === market.symbol);
              const premium = premiums.data?.find((each) => each.symbol === market.symbol);
              const to = `/trade/${market.symbol}`;
              return (
                <tr key={market.symbol} className="link" onClick={() => void navigate(to)}>
                  <td>
                    <a href={to} onClick={(event) => { event.preventDefault(); event.stopPropagation(); void navigate(to); }}>
                      <b>{market.symbol}</b>
                    </a>
                    {market.status !== 'TRADING' && <span className="tag">{t('market.status.other')}</span>}
                  </td>
                  <td className="num end">{day ? fixed(day.lastPrice, market.pricePlaces) : '–'}</td>
                  <td className={`num end ${day ? tone(day.priceChange) : ''}`}>{day ? `${signed(day.priceChangePercent, 2)}%` : '–'}</td>
                  <td className="num end">{day ? fixed(day.highPrice, market.pricePlaces) : '–'}</td>
                  <td className="num end">{day ? fixed(day.lowPrice, market.pricePlaces) : '–'}</td>
                  <td className="num end">{day ? `${compact(day.quoteVolume)} ${market.quote}` : '–'}</td>
                  <td className="num end">{premium ? fixed(premium.markPrice, market.pricePlaces) : '–'}</td>
                  <td className={`num end ${premium ? tone(premium.lastFundingRate) : ''}`}>{premium ? percent(premium.lastFundingRate, 4) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </main>
  );
}
