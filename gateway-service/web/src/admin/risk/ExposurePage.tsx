import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { get } from '../../api/http';
import { dec } from '../../decimal/decimal';
import type { Exposure } from '../api';
import { bare, whole } from '../kit/amounts';
import { Page } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useSay, type Say } from '../text/text';
import { heatOf } from './heat';

const by = (of: (row: Exposure) => string) => (a: Exposure, b: Exposure) => dec(of(a)).cmp(dec(of(b)));

function columns(t: Say, rows: readonly Exposure[]): Column<Exposure>[] {
  const heat = heatOf(rows.map((row) => row.openInterestValue));
  return [
    { key: 'symbol', title: t('markets.contract'), cell: ({ symbol }) => <Link to={`/admin/markets/${symbol}`}><b>{symbol}</b></Link>, order: (a, b) => a.symbol.localeCompare(b.symbol) },
    { key: 'mark', title: t('exposure.mark'), end: true, cell: ({ markPrice }) => bare(markPrice) },
    { key: 'interest', title: t('exposure.interest'), end: true, cell: ({ openInterest }) => bare(openInterest) },
    { key: 'value', title: t('exposure.value'), end: true, cell: ({ openInterestValue }) => <span className={`heat h${heat(openInterestValue)}`}>{whole(openInterestValue)}</span>, order: by((row) => row.openInterestValue) },
    { key: 'longs', title: t('exposure.longs'), end: true, cell: ({ longAccounts }) => longAccounts, order: (a, b) => a.longAccounts - b.longAccounts },
    { key: 'shorts', title: t('exposure.shorts'), end: true, cell: ({ shortAccounts }) => shortAccounts, order: (a, b) => a.shortAccounts - b.shortAccounts },
    { key: 'largestLong', title: t('exposure.largestLong'), end: true, cell: ({ largestLong }) => bare(largestLong) },
    { key: 'largestShort', title: t('exposure.largestShort'), end: true, cell: ({ largestShort }) => bare(largestShort) },
  ];
}

/** Open interest by market, and who holds it: the hotter, the larger a part of all of it. */
export default function ExposurePage() {
  const { t } = useSay();
  const exposure = useQuery({ queryKey: ['admin', 'exposure'], queryFn: () => get<Exposure[]>('/api/admin/risk/exposure'), refetchInterval: 5_000 });
  return (
    <Page title={t('admin.nav.exposure')}>
      <Shown of={exposure}>
        {(rows) => <Table label={t('admin.nav.exposure')} columns={columns(t, rows)} rows={rows} keyOf={({ symbol }) => symbol} none={t('exposure.none')} fills />}
      </Shown>
    </Page>
  );
}
