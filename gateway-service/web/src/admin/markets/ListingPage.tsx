import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useForm, type Control, type FieldErrors, type FieldPath, type UseFormRegister } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';
import { ApiError, post } from '../../api/http';
import { Field } from '../../ui/Field';
import type { AdminMarket, Approval, Terms } from '../api';
import { Figures, Page } from '../kit/Page';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Select } from '../kit/Select';
import { Shown } from '../kit/Shown';
import type { AdminKey } from '../text/en';
import { useSay } from '../text/text';
import { TermsFields } from './TermsFields';
import { TermsView } from './TermsView';
import { fieldOf, formOf, termsForm, termsOf, type TermsForm } from './terms';
import { useAdminMarkets } from './queries';

const says = (key: AdminKey): string => key;
const needed = z.string().trim().min(1, says('kit.needed'));
const IDENTITY = ['symbol', 'base', 'quote', 'tickSize', 'lotSize', 'steadyPrice'] as const;
type Identity = Record<(typeof IDENTITY)[number], string>;
type ListingForm = TermsForm & Identity;

const listingForm = termsForm.extend(Object.fromEntries(IDENTITY.map((name) => [name, needed])) as Record<keyof Identity, typeof needed>);

const LABELS: Record<keyof Identity, AdminKey> = {
  symbol: 'listing.symbol', base: 'listing.base', quote: 'listing.quote', tickSize: 'listing.tick', lotSize: 'listing.lot', steadyPrice: 'listing.steady',
};

function listingOf(form: ListingForm): Identity & { terms: Terms } {
  const identity = Object.fromEntries(IDENTITY.map((name) => [name, form[name].trim()])) as Identity;
  return { ...identity, terms: termsOf(form) };
}

function Summary({ form }: { form: ListingForm }) {
  const { t } = useSay();
  const { terms, ...identity } = listingOf(form);
  return (
    <section className="group" data-testid="preview">
      <h2>{t('listing.preview')}</h2>
      <div className="card"><Figures of={IDENTITY.map((name) => [t(LABELS[name]), identity[name]] as const)} /></div>
      <TermsView terms={terms} quote={identity.quote} />
      <p className="sub-note">{t('listing.previewNote')}</p>
    </section>
  );
}

function Form({ markets }: { markets: AdminMarket[] }) {
  const { t } = useSay();
  const navigate = useNavigate();
  const like = markets[0];
  const [preview, setPreview] = useState<ListingForm>();
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [model, setModel] = useState(like?.symbol ?? '');
  const start = (like && formOf(like.terms)) as TermsForm;
  const form = useForm<ListingForm>({
    resolver: zodResolver(listingForm),
    defaultValues: { symbol: '', base: '', quote: like?.quote ?? '', tickSize: like?.tickSize ?? '', lotSize: like?.lotSize ?? '', steadyPrice: '', ...start },
  });
  const choose = (symbol: string) => {
    setModel(symbol);
    setPreview(undefined);
    const found = markets.find((each) => each.symbol === symbol);
    if (found) {
      // Terms are counted in increments: they come together.
      form.reset({ ...form.getValues(), quote: found.quote, tickSize: found.tickSize, lotSize: found.lotSize, ...formOf(found.terms) });
    }
  };
  const ask = async (reason: string) => {
    try {
      const { id } = await post<Approval>('/api/admin/market/listings', { listing: preview && listingOf(preview), reason });
      await navigate(`/admin/requests/${id}`);
    } catch (failure) {
      const fields = failure instanceof ApiError ? Object.entries(failure.fields) : [];
      if (fields.length > 0) {
        setPreview(undefined);
        setWrong(true);
      }
      fields.forEach(([name, limit]) => form.setError(fieldOf(name) as FieldPath<ListingForm>, { type: 'service', message: limit }));
      throw failure;
    }
  };
  const look = form.handleSubmit((typed) => {
    setWrong(false);
    setPreview(typed);
  });
  // The fields of terms are a part of this form by the same names.
  const shared = { control: form.control as unknown as Control<TermsForm>, register: form.register as unknown as UseFormRegister<TermsForm>, errors: form.formState.errors as FieldErrors<TermsForm> };
  return (
    <form className="card bigform" onSubmit={(event) => void look(event)} onChange={() => setPreview(undefined)} noValidate>
      <div className="group">
        <h3>{t('listing.identity')}</h3>
        <div className="fields">
          {IDENTITY.map((name) => <Field key={name} control={form.control} name={name} label={t(LABELS[name])} {...(name === 'steadyPrice' ? { hint: t('listing.steadyHint') } : {})} />)}
          <Select label={t('listing.like')} value={model} options={markets.map(({ symbol }) => [symbol, symbol])} choose={choose} />
        </div>
        <p className="sub-note">{t('listing.neverChanges')}</p>
      </div>
      <TermsFields {...shared} />
      {wrong && <Alert type="error" message={t('markets.fieldsWrong')} role="alert" />}
      {preview && <Summary form={preview} />}
      <div className="acts">
        <Button type={preview ? 'default' : 'primary'} htmlType="submit">{t('markets.preview')}</Button>
        {preview && <Button type="primary" onClick={() => setAsking(true)}>{t('markets.ask')}</Button>}
        <span className="sub-note">{t(preview ? 'markets.askNote' : 'markets.previewFirst')}</span>
      </div>
      {asking && preview && (
        <ReasonDialog title={`${t('listing.title')} · ${preview.symbol}`} ok={t('markets.ask')} done={t('markets.asked')} act={ask} close={() => setAsking(false)} />
      )}
    </form>
  );
}

/** Lists a contract: a form that begins with the terms of another, what it makes, and a request. */
export default function ListingPage() {
  const { t } = useSay();
  const markets = useAdminMarkets();
  return (
    <Page title={t('listing.title')} acts={<Link to="/admin/markets">{t('kit.back')}</Link>}>
      <Shown of={markets}>{(rows) => <Form markets={rows} />}</Shown>
    </Page>
  );
}
