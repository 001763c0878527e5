import { Link } from 'react-router';
import { Failed, Loading } from '../../ui/states';
import { dateTime } from '../../ui/text';
import type { People, Person } from '../api';
import { Filters, useFilters } from '../kit/Filters';
import { Page, Tag } from '../kit/Page';
import { Table, type Column } from '../kit/Table';
import { usePages } from '../kit/pages';
import { useSay, type Say } from '../text/text';

export const ROLES = ['TRADER', 'MARKET_MAKER', 'FEED', 'SUPPORT', 'OPERATOR', 'RISK_MANAGER', 'ADMIN'] as const;
const NAMES = ['text', 'role', 'frozen'] as const;

const columns = (t: Say): Column<Person>[] => [
  { key: 'id', title: t('users.id'), cell: ({ userId }) => <Link to={`/admin/users/${userId}`}>{userId}</Link> },
  { key: 'email', title: t('users.email'), cell: ({ email }) => email },
  { key: 'state', title: t('risk.state'), cell: ({ frozenMillis }) => (frozenMillis === null ? <Tag mood="good">{t('users.active')}</Tag> : <Tag mood="bad">{t('users.frozen')}</Tag>) },
  { key: 'created', title: t('users.created'), end: true, cell: ({ createdMillis }) => dateTime(createdMillis) },
];

/** Everybody who has an account, by what is known of him. */
export default function PeoplePage() {
  const { t } = useSay();
  const wanted = useFilters(NAMES);
  const people = usePages<People, Person>('people', '/api/admin/user/search', wanted, 'after', (page) => page.people);
  return (
    <Page title={t('admin.nav.users')}>
      <Filters
        filters={[
          { name: 'text', label: t('users.text') },
          { name: 'role', label: t('users.role'), options: ROLES.map((role) => [role, t(`role.${role}`)] as const) },
          { name: 'frozen', label: t('users.frozen'), options: [['true', t('kit.yes')], ['false', t('kit.no')]] },
        ]}
      />
      {people.isPending ? <Loading /> : people.isError ? <Failed why={people.error} retry={() => void people.refetch()} /> : (
        <Table label={t('admin.nav.users')} columns={columns(t)} rows={people.rows} keyOf={({ userId }) => userId} none={t('users.none')} more={people.more} fills />
      )}
    </Page>
  );
}
