import { Link } from 'react-router';
import type { Params } from '../../api/http';
import { Failed, Loading } from '../../ui/states';
import { dateTime } from '../../ui/text';
import type { Audit, AuditEntry } from '../api';
import { Filters, millisOf, useFilters } from '../kit/Filters';
import { Page } from '../kit/Page';
import { Table, type Column } from '../kit/Table';
import { usePages } from '../kit/pages';
import { useSay, type Say } from '../text/text';

const NAMES = ['actor', 'action', 'user', 'target', 'text', 'from', 'to'] as const;

/** A user id leads to the user; services and visitors have none. */
function Who({ id }: { id: string }) {
  return /^\d+$/.test(id) ? <Link to={`/admin/users/${id}`}>{id}</Link> : <>{id}</>;
}

const columns = (t: Say): Column<AuditEntry>[] => [
  { key: 'time', title: t('kit.time'), cell: ({ time }) => <span className="num">{dateTime(time)}</span> },
  { key: 'actor', title: t('audit.actor'), cell: ({ actor }) => <Who id={actor} /> },
  { key: 'action', title: t('audit.action'), cell: ({ action }) => action },
  { key: 'target', title: t('audit.target'), cell: ({ target }) => target },
  { key: 'user', title: t('audit.user'), cell: ({ userId }) => (userId === null ? '' : <Who id={String(userId)} />) },
  { key: 'reason', title: t('audit.reason'), cell: ({ reason }) => reason },
  { key: 'detail', title: t('audit.detail'), cell: ({ detail }) => detail },
  { key: 'trace', title: t('audit.trace'), cell: ({ trace }) => <span className="mono">{trace}</span> },
];

/** What the address asks for, as the service takes it. */
function paramsOf({ from, to, action, ...rest }: Record<string, string>): Params {
  return { ...rest, action: action?.trim().toUpperCase(), from: millisOf(from), to: millisOf(to) };
}

/** Who did what, when, to what and why. */
export default function AuditPage() {
  const { t } = useSay();
  const wanted = paramsOf(useFilters(NAMES));
  const audit = usePages<Audit, AuditEntry>('audit', '/api/admin/user/audit', wanted, 'before', (page) => page.entries);
  return (
    <Page title={t('admin.nav.audit')}>
      <Filters
        filters={[
          { name: 'actor', label: t('audit.actor') },
          { name: 'action', label: t('audit.action') },
          { name: 'user', label: t('audit.user') },
          { name: 'target', label: t('audit.target') },
          { name: 'text', label: t('audit.text') },
          { name: 'from', label: t('kit.from'), time: true },
          { name: 'to', label: t('kit.to'), time: true },
        ]}
      />
      {audit.isPending ? <Loading /> : audit.isError ? <Failed why={audit.error} retry={() => void audit.refetch()} /> : (
        <Table label={t('admin.nav.audit')} columns={columns(t)} rows={audit.rows} keyOf={({ id }) => id} none={t('audit.none')} more={audit.more} fills />
      )}
    </Page>
  );
}
