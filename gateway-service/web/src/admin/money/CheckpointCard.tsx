import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ApiError, get, post } from '../../api/http';
import { useAction } from '../../ui/refusal';
import { dateTime } from '../../ui/text';
import type { Checkpoint } from '../api';
import { useOperator } from '../frame/use';
import { whole } from '../kit/amounts';
import { Shown } from '../kit/Shown';
import { useSay } from '../text/text';

function Sides({ of: { time, state, engine, ledger } }: { of: Checkpoint }) {
  const { t } = useSay();
  return (
    <>
      <p className="sub-note">{dateTime(time)} · {state}</p>
      <table className="dense">
        <thead><tr><td /><th className="end">{t('recon.engine')}</th><th className="end">{t('recon.ledger')}</th></tr></thead>
        <tbody>
          <tr><td>{t('recon.accounts')}</td><td className="num end">{engine.accounts}</td><td className="num end">{ledger.accounts}</td></tr>
          <tr><td>{t('recon.sum')}</td><td className="num end">{whole(engine.amount)}</td><td className="num end">{whole(ledger.amount)}</td></tr>
          <tr><td>{t('recon.hash')}</td><td className="end mono">{engine.hash}</td><td className="end mono">{ledger.hash}</td></tr>
        </tbody>
      </table>
    </>
  );
}

/** The last time that engine and ledger were held against each other. */
export function CheckpointCard() {
  const { t } = useSay();
  const { may } = useOperator();
  const run = useAction();
  const latest = useQuery({
    queryKey: ['admin', 'checkpoint'],
    queryFn: () =>
      get<Checkpoint>('/api/admin/finance/checkpoints/latest').catch((failure: unknown) => {
        if (failure instanceof ApiError && failure.status === 404) {
          return null;
        }
        throw failure;
      }),
    refetchInterval: 5_000,
  });
  return (
    <section className="card group">
      <div className="titleline">
        <h2>{t('recon.checkpoint')}</h2>
        <div className="spring" />
        {may('checkpoint') && <Button size="small" onClick={() => void run(() => post('/api/admin/risk/checkpoints', {}), t('recon.askedCheckpoint'))}>{t('recon.askCheckpoint')}</Button>}
      </div>
      <Shown of={latest}>{(found) => (found ? <Sides of={found} /> : <p className="dim">{t('recon.checkpointNone')}</p>)}</Shown>
    </section>
  );
}
