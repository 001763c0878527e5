import { Link } from 'react-router';
import { dateTime } from '../../ui/text';
import type { AdminMarket } from '../api';
import { useOperator } from '../frame/use';
import { bare, inPercent } from '../kit/amounts';
import { Page } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { RequestTable } from '../requests/RequestTable';
import type { AdminKey } from '../text/en';
import { useSay, type Say } from '../text/text';
import { PhaseTag } from './PhaseTag';
import { useAdminMarkets } from './queries';

const columns = (t: Say): Column<AdminMarket>[] => [
  { key: 'symbol', title: t('markets.contract'), cell: ({ symbol }) => <Link to={`/admin/markets/${symbol}`}><b>{symbol}</b></Link>, order: (a, b) => a.symbol.localeCompare(b.symbol) },
  { key: 'phase', title: t('markets.phase'), cell: ({ phase }) => <PhaseTag phase={phase} />, order: (a, b) => (a.phase ?? '').localeCompare(b.phase ?? '') },
  { key: 'cause', title: t('markets.cause'), cell: ({ cause }) => (cause ? t(`cause.${cause}` as AdminKey) : '–') },
  { key: 'fees', title: t('markets.fees'), end: true, cell: ({ terms }) => `${inPercent(terms.makerFee)} / ${inPercent(terms.takerFee)}` },
  { key: 'leverage', title: t('markets.leverage'), end: true, cell: ({ terms }) => `${terms.brackets[0]?.leverageMax ?? '–'}×` },
  { key: 'tick', title: t('markets.tick'), end: true, cell: ({ tickSize }) => bare(tickSize) },
  { key: 'lot', title: t('markets.lot'), end: true, cell: ({ lotSize }) => bare(lotSize) },
  { key: 'version', title: t('markets.version'), end: true, cell: ({ version }) => version, order: (a, b) => a.version - b.version },
  { key: 'listed', title: t('markets.listed'), end: true, cell: ({ listed }) => dateTime(listed), order: (a, b) => a.listed - b.listed },
];

/** Every contract, and what waits for a second person. */
export default function MarketList() {
  const { t } = useSay();
  const { may } = useOperator();
  const markets = useAdminMarkets();
  return (
    <Page title={t('admin.nav.markets')} acts={may('list') && <Link className="filled" to="/admin/listing">{t('markets.new')}</Link>}>
      <Shown of={markets}>
        {(rows) => <Table label={t('admin.nav.markets')} columns={columns(t)} rows={rows} keyOf={({ market }) => market} />}
      </Shown>
      <h2>{t('markets.waiting')}</h2>
      <RequestTable kinds={['MARKET_CHANGE', 'MARKET_LISTING', 'MARKET_SETTLEMENT']} pending />
    </Page>
  );
}
