import { Link } from 'react-router';
import type { Params } from '../../api/http';
import { Failed, Loading } from '../../ui/states';
import { dateTime } from '../../ui/text';
import type { Ledger, LedgerEntry, LedgerLeg } from '../api';
import { Filters, millisOf, useFilters } from '../kit/Filters';
import { ownerOf, whole } from '../kit/amounts';
import { Page } from '../kit/Page';
import { Table, type Column } from '../kit/Table';
import { usePages } from '../kit/pages';
import { useSay, type Say } from '../text/text';
import { BooksCheck } from './BooksCheck';

const NAMES = ['owner', 'kind', 'asset', 'id', 'from', 'to'] as const;
/** Kinds of accounts that are a user's; the others are a market's or the house's. */
const OF_USERS = new Set(['FUNDING', 'FUTURES', 'HELD']);
const KINDS = [
  'FUNDING', 'FUTURES', 'HELD', 'FEE_INCOME', 'INSURANCE_FUND', 'FUNDING_CLEARING', 'PNL_CLEARING', 'ROUNDING',
  'TRANSFERS_IN_TRANSIT', 'DEPOSITS_IN_TRANSIT', 'WITHDRAWALS_IN_TRANSIT', 'EXTERNAL', 'ADJUSTMENTS',
] as const;

/** An account of the ledger; a user's leads to the user. */
function Leg({ leg: { kind, owner } }: { leg: LedgerLeg }) {
  if (!OF_USERS.has(kind)) {
    return <>{kind}{Number(owner) > 0 && ` ${owner}`}</>;
  }
  const { userId, subAccount } = ownerOf(Number(owner));
  return <>{kind} <Link to={`/admin/users/${userId}`}>{userId}{subAccount > 0 && `/${subAccount}`}</Link></>;
}

const columns = (t: Say): Column<LedgerEntry>[] => [
  { key: 'sequence', title: t('ledger.sequence'), end: true, cell: ({ sequence }) => sequence },
  { key: 'time', title: t('kit.time'), cell: ({ time }) => <span className="num">{dateTime(time)}</span> },
  { key: 'kind', title: t('ledger.transferKind'), cell: ({ kind }) => kind },
  { key: 'amount', title: t('wallet.amount'), end: true, cell: ({ amount, asset }) => `${whole(amount)} ${asset}` },
  { key: 'debit', title: t('ledger.debit'), cell: ({ debit }) => <Leg leg={debit} /> },
  { key: 'credit', title: t('ledger.credit'), cell: ({ credit }) => <Leg leg={credit} /> },
  { key: 'reference', title: t('ledger.reference'), cell: ({ reference }) => <span className="mono">{reference}</span> },
  { key: 'id', title: t('ledger.id'), cell: ({ id }) => <span className="mono">{id}</span> },
];

/** What the address asks for, as the service takes it. */
function paramsOf({ from, to, ...rest }: Record<string, string>): Params {
  return { ...rest, from: millisOf(from), to: millisOf(to) };
}

/** The books: every transfer, and whether they are what they say. */
export default function LedgerPage() {
  const { t } = useSay();
  const wanted = paramsOf(useFilters(NAMES));
  const ledger = usePages<Ledger, LedgerEntry>('ledger', '/api/admin/wallet/ledger/transfers', wanted, 'before', (page) => page.entries);
  return (
    <Page title={t('admin.nav.ledger')} acts={<BooksCheck />}>
      <Filters
        filters={[
          { name: 'owner', label: t('ledger.owner') },
          { name: 'kind', label: t('ledger.kind'), options: KINDS.map((kind) => [kind, kind] as const) },
          { name: 'asset', label: t('wallet.asset') },
          { name: 'id', label: t('ledger.id') },
          { name: 'from', label: t('kit.from'), time: true },
          { name: 'to', label: t('kit.to'), time: true },
        ]}
      />
      {ledger.isPending ? <Loading /> : ledger.isError ? <Failed why={ledger.error} retry={() => void ledger.refetch()} /> : (
        <Table label={t('admin.nav.ledger')} columns={columns(t)} rows={ledger.rows} keyOf={({ sequence }) => sequence} none={t('ledger.none')} more={ledger.more} fills />
      )}
    </Page>
  );
}
