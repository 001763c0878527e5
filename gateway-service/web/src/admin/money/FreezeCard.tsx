import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { get, put } from '../../api/http';
import { dateTime } from '../../ui/text';
import type { TransferFreeze } from '../api';
import { useOperator } from '../frame/use';
import { Tag } from '../kit/Page';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Shown } from '../kit/Shown';
import { useAskAgain } from '../markets/queries';
import { useSay } from '../text/text';

const PATH = '/api/admin/wallet/transfers/freeze';

function Freeze({ now }: { now: TransferFreeze }) {
  const { t } = useSay();
  const { may } = useOperator();
  const again = useAskAgain();
  const [open, setOpen] = useState(false);
  const name = t(now.frozen ? 'freeze.lift' : 'freeze.freeze');
  const act = async (reason: string) => {
    await put(PATH, { frozen: !now.frozen, reason });
    await again();
  };
  return (
    <div className="group">
      <div><Tag mood={now.frozen ? 'bad' : 'good'}>{t(now.frozen ? 'freeze.frozen' : 'freeze.open')}</Tag></div>
      {now.since > 0 && <p className="sub-note">{t('freeze.since', { time: dateTime(now.since), by: now.changedBy, reason: now.reason })}</p>}
      {may('freezeTransfers') && <div><Button danger={!now.frozen} onClick={() => setOpen(true)}>{name}</Button></div>}
      {open && (
        <ReasonDialog title={name} ok={name} done={t(now.frozen ? 'freeze.liftDone' : 'freeze.freezeDone')} danger={!now.frozen} act={act} close={() => setOpen(false)}>
          <p className="sub-note">{t(now.frozen ? 'freeze.liftNote' : 'freeze.freezeNote')}</p>
        </ReasonDialog>
      )}
    </div>
  );
}

/** Whether money may leave futures wallets, and since when not. */
export function FreezeCard() {
  const { t } = useSay();
  const freeze = useQuery({ queryKey: ['admin', 'freeze'], queryFn: () => get<TransferFreeze>(PATH), refetchInterval: 5_000 });
  return (
    <section className="card">
      <h2>{t('freeze.title')}</h2>
      <Shown of={freeze}>{(now) => <Freeze now={now} />}</Shown>
    </section>
  );
}
