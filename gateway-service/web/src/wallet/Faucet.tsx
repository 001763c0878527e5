import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, post } from '../api/http';
import { fixed } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { useAction } from '../ui/refusal';

const AMOUNT = '10000';

/** Whether this platform has a faucet: where it has none, the path does not exist for any method. */
const useFaucet = () =>
  useQuery({
    queryKey: ['faucet'],
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      try {
        await post('/api/v1/faucet', {});
        return true;
      } catch (failure) {
        return failure instanceof ApiError && failure.status === 400;
      }
    },
  });

/** Test funds, where the platform hands them out. */
export function Faucet({ asset }: { asset: string }) {
  const { t } = useText();
  const run = useAction();
  const queries = useQueryClient();
  const there = useFaucet();
  const [busy, setBusy] = useState(false);
  if (!there.data) {
    return null;
  }
  const amount = fixed(AMOUNT, 0);
  const give = async () => {
    setBusy(true);
    await run(() => post('/api/v1/faucet', { asset, amount: AMOUNT }), t('wallet.faucetDone', { amount, asset }));
    await queries.invalidateQueries({ queryKey: ['own'] });
    setBusy(false);
  };
  return (
    <section className="card faucet">
      <h2>{t('wallet.faucet')}</h2>
      <p className="dim">{t('wallet.faucetHint')}</p>
      <Button size="large" block loading={busy} onClick={() => void give()} data-testid="faucet">
        {t('wallet.faucetGet', { amount, asset })}
      </Button>
    </section>
  );
}
