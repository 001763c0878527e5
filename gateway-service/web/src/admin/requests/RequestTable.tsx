import { Link } from 'react-router';
import { Failed, Loading } from '../../ui/states';
import { dateTime } from '../../ui/text';
import type { Approval, ApprovalState } from '../api';
import type { Kind } from '../frame/roles';
import { Tag } from '../kit/Page';
import { Table, type Column } from '../kit/Table';
import { useSay, type Say } from '../text/text';
import { useRequests } from './queries';

const MOODS = { OPEN: 'warn', APPROVED: 'good', REJECTED: 'bad', APPLIED: 'plain' } as const;

/** Where a request stands, in a word. */
export function StateTag({ request: { state, expired } }: { request: Approval }) {
  const { t } = useSay();
  const late = expired && (state === 'OPEN' || state === 'APPROVED');
  return <Tag mood={late ? 'plain' : MOODS[state]}>{t(late ? 'request.expiredTag' : `request.state.${state}`)}</Tag>;
}

const columns = (t: Say): Column<Approval>[] => [
  { key: 'requested', title: t('request.requested'), cell: ({ id, requestedMillis }) => <Link to={`/admin/requests/${id}`}>{dateTime(requestedMillis)}</Link> },
  { key: 'kind', title: t('request.kind'), cell: ({ kind }) => t(`request.kind.${kind}`) },
  { key: 'target', title: t('request.target'), cell: ({ target }) => target },
  { key: 'state', title: t('request.state'), cell: (request) => <StateTag request={request} /> },
  { key: 'approvals', title: t('request.approvals'), end: true, cell: ({ approvals, approversNeeded }) => t('request.of', { given: approvals.length, needed: approversNeeded }) },
  { key: 'requester', title: t('request.requester'), end: true, cell: ({ requester }) => <Link to={`/admin/users/${requester}`}>{requester}</Link> },
  { key: 'reason', title: t('kit.reason'), cell: ({ reason }) => reason },
];

/** Whether a request still waits for somebody. */
const isPending = ({ state, expired }: Approval): boolean => !expired && (state === 'OPEN' || state === 'APPROVED');

type Props = { kinds?: readonly Kind[]; target?: string; pending?: boolean; state?: ApprovalState | undefined; fills?: boolean };

/** Requests that take more than one person: of some kinds, of one thing, or only those that wait. */
export function RequestTable({ kinds, target, pending = false, state, fills = false }: Props) {
  const { t } = useSay();
  const requests = useRequests(state);
  if (requests.isPending) {
    return <Loading />;
  }
  if (requests.isError) {
    return <Failed why={requests.error} retry={() => void requests.refetch()} />;
  }
  const rows = requests.rows.filter((each) => (!kinds || kinds.includes(each.kind)) && (!target || each.target === target) && (!pending || isPending(each)));
  return <Table label={t('admin.nav.requests')} columns={columns(t)} rows={rows} keyOf={({ id }) => id} none={t('request.none')} more={requests.more} fills={fills} />;
}
