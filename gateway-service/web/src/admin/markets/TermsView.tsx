import { AMOUNTS, RATIOS, type TermName, type Terms } from '../api';
import { bare, inPercent } from '../kit/amounts';
import { Figures } from '../kit/Page';
import { useSay } from '../text/text';

/** Terms that are factors of the mark price rather than parts of something. */
const FACTORS = new Set<TermName>(['priceUp', 'priceDown']);

/** The steps of a margin table. */
export function BracketView({ brackets, quote }: { brackets: Terms['brackets']; quote: string }) {
  const { t } = useSay();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('markets.brackets')}>
      <table className="dense">
        <thead>
          <tr>
            <th>{t('markets.step')}</th>
            <th className="end">{t('markets.cap')}</th>
            <th className="end">{t('markets.maintenance')}</th>
            <th className="end">{t('markets.leverageMax')}</th>
          </tr>
        </thead>
        <tbody>
          {brackets.map(({ cap, maintenance, leverageMax }, i) => (
            <tr key={cap}>
              <td>{i + 1}</td>
              <td className="num end">{bare(cap)} {quote}</td>
              <td className="num end">{inPercent(maintenance)}</td>
              <td className="num end">{leverageMax}×</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Terms of a market, to read. */
export function TermsView({ terms, quote }: { terms: Terms; quote: string }) {
  const { t } = useSay();
  return (
    <div className="twocards">
      <section className="card">
        <h2>{t('markets.terms')}</h2>
        <Figures
          of={[
            ...AMOUNTS.map((name) => [t(`term.${name}`), bare(terms[name])] as const),
            [t('term.openOrdersMax'), terms.openOrdersMax] as const,
            ...RATIOS.map((name) => [t(`term.${name}`), FACTORS.has(name) ? `× ${bare(terms[name])}` : inPercent(terms[name])] as const),
          ]}
        />
      </section>
      <section className="card">
        <h2>{t('markets.brackets')}</h2>
        <BracketView brackets={terms.brackets} quote={quote} />
      </section>
    </div>
  );
}
