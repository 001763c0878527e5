import { SwapOutlined } from '@ant-design/icons';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { get, post } from '../api/http';
import type { Balance, Transfer } from '../api/types';
import { useAccount, useBalances } from '../account/queries';
import { dec, fixed, signed, tone } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import type { Key } from '../i18n/en';
import { Field } from '../ui/Field';
import { useAction } from '../ui/refusal';
import { Empty, Failed, Loading } from '../ui/states';
import { dateTime, uuid } from '../ui/text';
import { Faucet } from './Faucet';
import { transferForm, type TransferForm } from './form';

const ASSET = 'USDT';
type Direction = 'in' | 'out';

const useTransfers = () =>
  useQuery({
    queryKey: ['own', 'transfers'],
    queryFn: () => get<Transfer[]>('/api/v1/wallet/transfers', { limit: 50 }),
    // One that is pending ends soon.
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'PENDING') ? 1_000 : 15_000),
  });

function TransferCard({ balance }: { balance: Balance | undefined }) {
  const { t } = useText();
  const run = useAction();
  const queries = useQueryClient();
  const account = useAccount();
  const [direction, setDirection] = useState<Direction>('in');
  const available = direction === 'in' ? (balance?.funding ?? '0') : (account.data?.availableBalance ?? '0');
  const resolver = useMemo(() => zodResolver(transferForm(available)), [available]);
  const { control, handleSubmit, setValue, reset, formState } = useForm<TransferForm>({ resolver, defaultValues: { amount: '' } });
  const names: [Key, Key] = direction === 'in' ? ['wallet.funding', 'wallet.futures'] : ['wallet.futures', 'wallet.funding'];
  const submit = handleSubmit(async ({ amount }) => {
    const [from, to] = direction === 'in' ? ['FUNDING', 'FUTURES'] : ['FUTURES', 'FUNDING'];
    const request = { id: uuid(), asset: ASSET, amount: amount.trim(), from, to };
    if (await run(() => post('/api/v1/wallet/transfers', request), t('wallet.started'))) {
      reset();
      await queries.invalidateQueries({ queryKey: ['own'] });
    }
  });
  return (
    <form className="card transfer" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('wallet.transfer')}</h2>
      <div className="direction">
        <div><span className="dim">{t('wallet.from')}</span><b data-testid="from">{t(names[0])}</b></div>
        <Button icon={<SwapOutlined aria-hidden />} aria-label={t('wallet.swap')} onClick={() => setDirection(direction === 'in' ? 'out' : 'in')} />
        <div><span className="dim">{t('wallet.to')}</span><b>{t(names[1])}</b></div>
      </div>
      <Field control={control} name="amount" label={t('wallet.amount')} suffix={ASSET} decimal />
      <p className="split">
        <span className="dim">{t('wallet.available')}</span>
        <button type="button" className="text num" onClick={() => setValue('amount', dec(available).toFixed(), { shouldValidate: true })}>
          {fixed(available, 2)} {ASSET}
        </button>
      </p>
      <Button type="primary" htmlType="submit" size="large" block loading={formState.isSubmitting}>{t('wallet.transfer')}</Button>
    </form>
  );
}

function Transfers() {
  const { t } = useText();
  const transfers = useTransfers();
  if (transfers.isPending) {
    return <Loading />;
  }
  if (transfers.isError) {
    return <Failed why={transfers.error} retry={() => void transfers.refetch()} />;
  }
  if (transfers.data.length === 0) {
    return <Empty />;
  }
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('wallet.history')}>
      <table className="dense">
        <thead>
          <tr>
            <th>{t('wallet.time')}</th>
            <th>{t('wallet.from')}</th>
            <th>{t('wallet.to')}</th>
            <th className="end">{t('wallet.amount')}</th>
            <th className="end">{t('wallet.state')}</th>
          </tr>
        </thead>
        <tbody>
          {transfers.data.map((each) => (
            <tr key={each.id}>
              <td className="num">{dateTime(each.created)}</td>
              <td>{t(each.from === 'FUNDING' ? 'wallet.funding' : 'wallet.futures')}</td>
              <td>{t(each.to === 'FUNDING' ? 'wallet.funding' : 'wallet.futures')}</td>
              <td className="num end">{fixed(each.amount, 2)} {each.asset}</td>
              <td className="end">{t(`wallet.state.${each.state === 'COMPLETED' || each.state === 'PENDING' ? each.state : 'REJECTED'}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Funding and futures wallets, and what moves between them. */
export default function WalletPage() {
  const { t } = useText();
  const balances = useBalances();
  const account = useAccount();
  const balance = balances.data?.find((each) => each.asset === ASSET);
  return (
    <main className="page" id="content">
      <h1>{t('wallet.title')}</h1>
      <div className="cards">
        <section className="card">
          <h2>{t('wallet.funding')}</h2>
          <p className="big num" data-testid="funding">{fixed(balance?.funding ?? '0', 2)} <span className="dim">{ASSET}</span></p>
          {balance && dec(balance.funding).gt(0) && dec(balance.futures).isZero() && <p className="note">{t('wallet.nextStep')}</p>}
        </section>
        <section className="card">
          <h2>{t('wallet.futures')}</h2>
          <p className="big num" data-testid="futures">{fixed(account.data?.totalWalletBalance ?? '0', 2)} <span className="dim">{ASSET}</span></p>
          <dl className="figures">
            <div><dt>{t('wallet.equity')}</dt><dd className="num">{fixed(account.data?.totalMarginBalance ?? '0', 2)}</dd></div>
            <div><dt>{t('wallet.unrealised')}</dt><dd className={`num ${tone(account.data?.totalUnrealizedProfit ?? '0')}`}>{signed(account.data?.totalUnrealizedProfit ?? '0', 2)}</dd></div>
            <div><dt>{t('wallet.available')}</dt><dd className="num">{fixed(account.data?.availableBalance ?? '0', 2)}</dd></div>
          </dl>
        </section>
      </div>
      <div className="cards">
        <TransferCard balance={balance} />
        <Faucet asset={ASSET} />
      </div>
      <section className="card flush">
        <h2>{t('wallet.history')}</h2>
        <Transfers />
      </section>
    </main>
  );
}
