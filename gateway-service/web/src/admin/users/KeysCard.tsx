import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { get, post } from '../../api/http';
import type { ApiKey } from '../../api/types';
import { dateTime } from '../../ui/text';
import { useOperator } from '../frame/use';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useAskAgain } from '../markets/queries';
import { useSay, type Say } from '../text/text';

const columns = (t: Say, revoke: ((key: ApiKey) => void) | undefined): Column<ApiKey>[] => [
  { key: 'label', title: t('users.keyLabel'), cell: ({ label }) => label },
  { key: 'key', title: t('keys.key'), cell: ({ apiKey }) => <span className="mono">{apiKey.slice(0, 12)}…</span> },
  { key: 'permissions', title: t('users.permissions'), cell: ({ permissions }) => permissions.join(', ') },
  { key: 'addresses', title: t('users.addresses'), cell: ({ ipAllowList }) => ipAllowList.join(', ') || t('keys.anyAddress') },
  { key: 'created', title: t('keys.created'), end: true, cell: ({ createTime }) => dateTime(createTime) },
  ...(revoke ? [{ key: 'act', title: '', end: true, cell: (key: ApiKey) => <Button size="small" danger onClick={() => revoke(key)}>{t('users.revoke')}</Button> }] : []),
];

/** API keys of a person; nothing that could sign is ever shown. */
export function KeysCard({ userId }: { userId: number }) {
  const { t } = useSay();
  const { may } = useOperator();
  const again = useAskAgain();
  const [revoked, setRevoked] = useState<ApiKey>();
  const keys = useQuery({ queryKey: ['admin', 'keys', userId], queryFn: () => get<ApiKey[]>(`/api/admin/user/${userId}/keys`) });
  const act = async (reason: string) => {
    await post(`/api/admin/user/${userId}/keys/${revoked?.apiKey ?? ''}/revoke`, { reason });
    await again();
  };
  return (
    <section className="card flush">
      <h2>{t('users.keys')}</h2>
      <Shown of={keys}>
        {(rows) => <Table label={t('users.keys')} columns={columns(t, may('revokeKey') ? setRevoked : undefined)} rows={rows} keyOf={({ apiKey }) => apiKey} />}
      </Shown>
      {revoked && <ReasonDialog title={t('users.revokeTitle', { label: revoked.label })} ok={t('users.revoke')} done={t('users.revokeDone')} danger act={act} close={() => setRevoked(undefined)} />}
    </section>
  );
}
