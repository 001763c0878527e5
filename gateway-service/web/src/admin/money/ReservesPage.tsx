import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { get, post } from '../../api/http';
import { useAction } from '../../ui/refusal';
import { dateTime } from '../../ui/text';
import type { Reserve } from '../api';
import { useOperator } from '../frame/use';
import { whole } from '../kit/amounts';
import { Page } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useAskAgain } from '../markets/queries';
import { useSay, type Say } from '../text/text';

const columns = (t: Say): Column<Reserve>[] => [
  { key: 'snapshot', title: t('reserves.snapshot'), cell: ({ snapshot }) => snapshot },
  { key: 'asset', title: t('wallet.asset'), cell: ({ asset }) => asset },
  { key: 'time', title: t('kit.time'), cell: ({ time }) => dateTime(time) },
  { key: 'accounts', title: t('reserves.accounts'), end: true, cell: ({ accounts }) => accounts },
  { key: 'liabilities', title: t('reserves.liabilities'), end: true, cell: ({ liabilities, asset }) => `${whole(liabilities)} ${asset}` },
  { key: 'debts', title: t('reserves.debts'), end: true, cell: ({ debts, asset }) => `${whole(debts)} ${asset}` },
  { key: 'root', title: t('reserves.root'), cell: ({ root }) => <span className="mono">{root}</span> },
];

/** What was published of what users are owed. */
export default function ReservesPage() {
  const { t } = useSay();
  const { may } = useOperator();
  const { modal } = App.useApp();
  const run = useAction();
  const again = useAskAgain();
  const [busy, setBusy] = useState(false);
  const reserves = useQuery({ queryKey: ['admin', 'reserves'], queryFn: () => get<Reserve[]>('/api/v1/wallet/reserves') });
  const take = async () => {
    setBusy(true);
    await run(() => post('/api/admin/wallet/reserves', {}), t('reserves.taken'));
    await again();
    setBusy(false);
  };
  const ask = () => modal.confirm({ title: t('reserves.take'), content: t('reserves.takeNote'), okText: t('reserves.take'), cancelText: t('confirm.no'), onOk: take });
  return (
    <Page title={t('admin.nav.reserves')} acts={may('reserves') && <Button loading={busy} onClick={ask}>{t('reserves.take')}</Button>}>
      <Shown of={reserves}>
        {(rows) => (
          <>
            <Table label={t('admin.nav.reserves')} columns={columns(t)} rows={rows} keyOf={({ asset }) => asset} none={t('reserves.none')} />
            {rows[0] && <p className="sub-note">{rows[0].note}</p>}
          </>
        )}
      </Shown>
    </Page>
  );
}
