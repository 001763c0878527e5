import { Link } from 'react-router';
import { dec } from '../../decimal/decimal';
import type { Danger } from '../api';
import { inPercent, whole } from '../kit/amounts';
import { Tag } from '../kit/Page';
import { Table, type Column } from '../kit/Table';
import { useSay, type Say } from '../text/text';
import { moodOf } from './moods';

const columns = (t: Say): Column<Danger>[] => [
  {
    key: 'account', title: t('risk.account'),
    cell: ({ userId, subAccount }) => <Link to={`/admin/users/${userId}`}>{userId}{subAccount > 0 && `/${subAccount}`}</Link>,
    order: (a, b) => a.account - b.account,
  },
  { key: 'where', title: t('risk.where'), cell: ({ symbol, asset }) => symbol || t('risk.cross', { asset }), order: (a, b) => a.symbol.localeCompare(b.symbol) },
  { key: 'state', title: t('risk.state'), cell: (row) => { const { mood, key } = moodOf(row); return <Tag mood={mood}>{t(key)}</Tag>; } },
  { key: 'ratio', title: t('risk.ratio'), end: true, cell: ({ ratio }) => inPercent(ratio), order: (a, b) => dec(a.ratio).cmp(dec(b.ratio)) },
  { key: 'equity', title: t('risk.equity'), end: true, cell: ({ equity, asset }) => `${whole(equity)} ${asset}`, order: (a, b) => dec(a.equity).cmp(dec(b.equity)) },
  { key: 'maintenance', title: t('risk.maintenance'), end: true, cell: ({ maintenance, asset }) => `${whole(maintenance)} ${asset}`, order: (a, b) => dec(a.maintenance).cmp(dec(b.maintenance)) },
];

/** What may be liquidated, and how near it is. */
export function DangerTable({ label, rows, fills = false }: { label: string; rows: readonly Danger[]; fills?: boolean }) {
  const { t } = useSay();
  return <Table label={label} columns={columns(t)} rows={rows} keyOf={({ account, asset, symbol }) => `${account}${asset}${symbol}`} none={t('risk.none')} fills={fills} />;
}
