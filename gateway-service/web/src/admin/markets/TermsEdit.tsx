import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useForm, type FieldPath } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { ApiError, post } from '../../api/http';
import { refusalText } from '../../ui/refusal';
import { clock } from '../../ui/text';
import type { AdminMarket, Approval, BracketPreview, Terms, TermsPreview } from '../api';
import { ReasonDialog } from '../kit/ReasonDialog';
import { DangerTable } from '../risk/DangerTable';
import { useSay } from '../text/text';
import { Changes } from './Changes';
import { TermsFields } from './TermsFields';
import { changesOf, fieldOf, formOf, termsForm, type TermsForm } from './terms';

type Preview = { terms: Partial<Terms>; what: TermsPreview; who?: BracketPreview };

/** Asks both services what a change would do; nothing is done. */
async function previewOf(symbol: string, terms: Partial<Terms>): Promise<Preview> {
  const [what, who] = await Promise.all([
    post<TermsPreview>(`/api/admin/market/markets/${symbol}/preview`, terms),
    terms.brackets && post<BracketPreview>(`/api/admin/risk/markets/${symbol}/preview`, { brackets: terms.brackets }),
  ]);
  return { terms, what, ...(who ? { who } : {}) };
}

function Shown({ market, preview: { what, who } }: { market: AdminMarket; preview: Preview }) {
  const { t } = useSay();
  return (
    <>
      <p className="dim">{t('markets.versionTo', { from: market.version, to: what.version })}</p>
      <Changes changes={what.changes} />
      {who && (
        <div className="group" data-testid="liquidations">
          <h3>{t('markets.wouldLiquidate')}</h3>
          {who.added.length > 0 ? <DangerTable label={t('markets.wouldLiquidate')} rows={who.added} /> : <p>{t('markets.wouldLiquidateNone')}</p>}
          {who.already.length > 0 && (
            <>
              <h3>{t('markets.alreadyLiquidatable')}</h3>
              <DangerTable label={t('markets.alreadyLiquidatable')} rows={who.already} />
            </>
          )}
          <p className="sub-note">{t('markets.asOf', { time: clock(who.timeMillis) })}</p>
        </div>
      )}
    </>
  );
}

/** Changes terms of a market: typed, previewed, and asked for as previewed. */
export function TermsEdit({ market, close }: { market: AdminMarket; close: () => void }) {
  const { t, language } = useSay();
  const navigate = useNavigate();
  const [preview, setPreview] = useState<Preview>();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState('');
  const { control, register, handleSubmit, setError, watch, formState } = useForm<TermsForm>({ resolver: zodResolver(termsForm), defaultValues: formOf(market.terms) });
  const typed = JSON.stringify(watch());
  const [previewed, setPreviewed] = useState('');
  const look = handleSubmit(async (form) => {
    setRefused('');
    setPreview(undefined);
    try {
      setPreview(await previewOf(market.symbol, changesOf(market.terms, form)));
      setPreviewed(typed);
    } catch (failure) {
      const fields = failure instanceof ApiError ? Object.entries(failure.fields) : [];
      fields.forEach(([name, limit]) => setError(fieldOf(name) as FieldPath<TermsForm>, { type: 'service', message: limit }));
      setRefused(fields.length > 0 ? t('markets.fieldsWrong') : refusalText(failure, language, t));
    }
  });
  const ask = async (reason: string) => {
    const { id } = await post<Approval>(`/api/admin/market/markets/${market.symbol}/changes`, { terms: preview?.terms, reason });
    await navigate(`/admin/requests/${id}`);
  };
  const current = preview !== undefined && previewed === typed;
  return (
    <form className="card bigform" onSubmit={(event) => void look(event)} noValidate>
      <h2>{t('markets.edit')}</h2>
      <TermsFields control={control} register={register} errors={formState.errors} />
      {refused && <Alert type="error" message={refused} role="alert" />}
      <div className="acts">
        <Button type={current ? 'default' : 'primary'} htmlType="submit" loading={formState.isSubmitting}>{t('markets.preview')}</Button>
        {current && preview.what.changes.length > 0 && <Button type="primary" onClick={() => setAsking(true)}>{t('markets.ask')}</Button>}
        <Button onClick={close}>{t('markets.stopEdit')}</Button>
        <span className="sub-note">{t(preview === undefined ? 'markets.previewFirst' : current ? 'markets.askNote' : 'markets.previewStale')}</span>
      </div>
      {current && (
        <section className="group" aria-live="polite" data-testid="preview">
          <h3>{t('markets.previewTitle')}</h3>
          <Shown market={market} preview={preview} />
        </section>
      )}
      {asking && preview && (
        <ReasonDialog title={`${t('markets.edit')} · ${market.symbol}`} ok={t('markets.ask')} done={t('markets.asked')} act={ask} close={() => setAsking(false)}>
          <Changes changes={preview.what.changes} />
        </ReasonDialog>
      )}
    </form>
  );
}
