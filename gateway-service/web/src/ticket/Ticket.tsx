import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import { useForm, type UseFormRegisterReturn } from 'react-hook-form';
import { Link } from 'react-router';
import { act } from '../api/http';
import { useAccount, useBrackets, useCommission, useHedge, usePositions, useSettings } from '../account/queries';
import { dec, floorTo } from '../decimal/decimal';
import type { Key } from '../i18n/en';
import { useText } from '../i18n/i18n';
import type { Market } from '../market/markets';
import { useSession } from '../session/session';
import { useAction } from '../ui/refusal';
import { Estimates } from './Estimates';
import { affordable } from './estimate';
import { EMPTY, orderOf, ticketForm, type TicketForm } from './form';
import { KINDS, hasTrigger, isConditional, isPriced, lastingOf, trails } from './kinds';
import { LeverageDialog } from './LeverageDialog';

type Props = { market: Market; best: { bid: string | undefined; ask: string | undefined }; mark: string | undefined; picked: { price: string } | undefined };

type LineProps = { label: string; unit?: string; error: string | undefined; bind: UseFormRegisterReturn; aside?: React.ReactNode; placeholder?: string };

/** One number of the ticket: label inside, unit behind, error below. */
function Line({ label, unit, error, bind, aside, placeholder }: LineProps) {
  const id = useId();
  return (
    <div className={error ? 'line wrong' : 'line'}>
      <label htmlFor={id}>{label}</label>
      <input id={id} {...bind} inputMode="decimal" autoComplete="off" spellCheck={false} placeholder={placeholder} aria-invalid={!!error} aria-describedby={`${id}-note`} />
      {aside}
      {unit && <span className="unit">{unit}</span>}
      <p id={`${id}-note`} className="note bad">{error}</p>
    </div>
  );
}

function Settings({ market }: { market: Market }) {
  const { t } = useText();
  const settings = useSettings().data?.find((each) => each.symbol === market.symbol);
  const [open, setOpen] = useState(false);
  if (!settings) {
    return null;
  }
  return (
    <div className="settings">
      <Button size="small" onClick={() => setOpen(true)} data-testid="margin-mode">{t(`ticket.${settings.marginType}`)}</Button>
      <Button size="small" onClick={() => setOpen(true)} data-testid="leverage">{settings.leverage}×</Button>
      {open && <LeverageDialog symbol={market.symbol} settings={settings} close={() => setOpen(false)} />}
    </div>
  );
}

/** Places orders of every kind. B and S choose the side from anywhere on the page. */
export function Ticket({ market, best, mark, picked }: Props) {
  const { t } = useText();
  const run = useAction();
  const session = useSession();
  const account = useAccount().data;
  const settings = useSettings().data?.find((each) => each.symbol === market.symbol);
  const brackets = useBrackets(market.symbol).data?.[0]?.brackets ?? [];
  const commission = useCommission(market.symbol).data;
  const hedge = useHedge();
  const positions = usePositions().data;
  const resolver = useMemo(() => zodResolver(ticketForm(market)), [market]);
  const { register, handleSubmit, setValue, setFocus, watch, formState, clearErrors } = useForm<TicketForm>({ resolver, defaultValues: EMPTY });
  const form = watch();
  const { kind, side } = form;
  const meant = hedge ? ((side === 'BUY') !== form.reduceOnly ? 'LONG' : 'SHORT') : 'BOTH';
  const held = positions?.find((each) => each.symbol === market.symbol && each.positionSide === meant);
  const { errors } = formState;
  const said = (field: keyof TicketForm) => (errors[field]?.message ? t(errors[field].message as Key) : undefined);

  useEffect(() => {
    if (picked) {
      setValue('price', picked.price, { shouldDirty: true });
      clearErrors('price');
    }
  }, [picked, setValue, clearErrors]);
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      const on = event.target as HTMLElement;
      const typing = on.matches('input, textarea, select, [contenteditable]') || event.ctrlKey || event.metaKey || event.altKey;
      const key = event.key.toLowerCase();
      if (!typing && (key === 'b' || key === 's')) {
        event.preventDefault();
        setValue('side', key === 'b' ? 'BUY' : 'SELL');
        setFocus('size');
      }
    };
    window.addEventListener('keydown', choose);
    return () => window.removeEventListener('keydown', choose);
  }, [setFocus, setValue]);

  const opposite = side === 'BUY' ? best.ask : best.bid;
  const price = isPriced(kind) ? form.price : hasTrigger(kind) ? form.trigger : (opposite ?? mark ?? '');
  const leverage = settings?.leverage ?? 20;
  const reducible = held && dec(held.positionAmt).isPositive() !== (side === 'BUY') ? dec(held.positionAmt).abs() : dec('0');
  const takerRate = commission?.takerCommissionRate ?? '0.0005';
  const most = form.reduceOnly ? reducible : affordable(account?.availableBalance ?? '0', price || mark || '0', leverage, takerRate);
  const share = (percent: number) => setValue('size', floorTo(most.times(percent).div(100), market.step), { shouldValidate: formState.isSubmitted });

  const submit = handleSubmit(async (checked) => {
    const { path, params } = orderOf(checked, market.symbol, Date.now(), hedge);
    await run(() => act('POST', path, params), t('ticket.placed'));
  });

  return (
    <form className={`ticket ${side === 'BUY' ? 'buys' : 'sells'}`} onSubmit={(event) => void submit(event)} noValidate aria-label={t('ticket.title')}>
      <div className="head">
        <h2>{t('ticket.title')}</h2>
        {session && <Settings market={market} />}
      </div>
      <fieldset className="sides" aria-label={t('ticket.side')}>
        {(['BUY', 'SELL'] as const).map((each) => (
          <label key={each} className={`${each === 'BUY' ? 'buy' : 'sell'} ${side === each ? 'on' : ''}`}>
            <input type="radio" value={each} {...register('side')} />
            {t(`ticket.${each}`)}
          </label>
        ))}
      </fieldset>
      <div className="line">
        <label htmlFor="ticket-kind">{t('ticket.kind')}</label>
        <select id="ticket-kind" {...register('kind', { onChange: () => { clearErrors(); setValue('lasting', 'GTC'); } })}>
          {KINDS.map((each) => <option key={each} value={each}>{t(`kind.${each}`)}</option>)}
        </select>
      </div>
      {hasTrigger(kind) && <Line label={t('ticket.trigger')} unit={market.quote} bind={register('trigger')} error={said('trigger')} />}
      {trails(kind) && (
        <>
          <Line label={t('ticket.callback')} unit="%" bind={register('callback')} error={said('callback')} />
          <Line label={t('ticket.activation')} unit={market.quote} bind={register('activation')} error={said('activation')} placeholder={t('ticket.optional')} />
        </>
      )}
      {isPriced(kind) && (
        <Line
          label={t('book.price')}
          unit={market.quote}
          bind={register('price')}
          error={said('price')}
          aside={opposite && <button type="button" className="text" onClick={() => setValue('price', dec(opposite).toFixed(market.pricePlaces))}>{t('ticket.best')}</button>}
        />
      )}
      <Line label={t('book.size')} unit={market.base} bind={register('size')} error={said('size')} />
      {session && (
        <div className="shares" role="group" aria-label={t('ticket.share')}>
          {[10, 25, 50, 75, 100].map((each) => (
            <button key={each} type="button" onClick={() => share(each)}>{each}%</button>
          ))}
        </div>
      )}
      <div className="options">
        {isPriced(kind) && (
          <select aria-label={t('ticket.lasting')} {...register('lasting')}>
            {lastingOf(kind).map((each) => <option key={each} value={each}>{t(`lasting.${each}`)}</option>)}
          </select>
        )}
        {isConditional(kind) && (
          <select aria-label={t('ticket.working')} {...register('working')}>
            <option value="MARK_PRICE">{t('market.mark')}</option>
            <option value="CONTRACT_PRICE">{t('market.last')}</option>
          </select>
        )}
        <label className="check"><input type="checkbox" {...register('reduceOnly')} />{t('ticket.reduceOnly')}</label>
      </div>
      {kind === 'LIMIT' && form.lasting === 'GTD' && <Line label={t('ticket.minutes')} unit={t('ticket.min')} bind={register('minutes')} error={said('minutes')} />}
      {kind === 'LIMIT' && <Line label={t('ticket.visible')} unit={market.base} bind={register('visible')} error={said('visible')} placeholder={t('ticket.optional')} />}
      {session ? (
        <Button htmlType="submit" block size="large" className={side === 'BUY' ? 'go buy' : 'go sell'} loading={formState.isSubmitting} data-testid="submit">
          {t(side === 'BUY' ? 'ticket.submitBuy' : 'ticket.submitSell', { base: market.base })}
        </Button>
      ) : (
        <Link className="go filled" to="/login">{t('ticket.logIn')}</Link>
      )}
      {session && (
        <Estimates
          form={form}
          price={price}
          market={market}
          most={most}
          leverage={leverage}
          rates={commission}
          account={account}
          held={held}
          isolated={settings?.marginType === 'ISOLATED'}
          brackets={brackets}
        />
      )}
    </form>
  );
}
