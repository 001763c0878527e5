import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/http';
import { dateTime } from '../../ui/text';
import type { LogIn } from '../api';
import { Tag } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useSay, type Say } from '../text/text';

const ROWS = 200;

const isOpen = ({ endedMillis, expiresMillis }: LogIn): boolean => endedMillis === null && expiresMillis > Date.now();

const columns = (t: Say): Column<LogIn>[] => [
  { key: 'started', title: t('users.started'), cell: ({ startedMillis }) => dateTime(startedMillis) },
  { key: 'used', title: t('users.lastUsed'), cell: ({ lastUsedMillis }) => dateTime(lastUsedMillis) },
  { key: 'state', title: t('risk.state'), cell: (each) => (isOpen(each) ? <Tag mood="good">{t('users.sessionOpen')}</Tag> : <Tag mood="plain">{t('users.sessionEnded')}</Tag>) },
  { key: 'ends', title: t('users.sessionEnds'), end: true, cell: ({ endedMillis, expiresMillis }) => dateTime(endedMillis ?? expiresMillis) },
];

/** Where a person is or was signed in, the newest first. */
export function SessionsCard({ userId }: { userId: number }) {
  const { t } = useSay();
  const sessions = useQuery({ queryKey: ['admin', 'sessions', userId], queryFn: () => get<LogIn[]>(`/api/admin/user/${userId}/sessions`, { limit: ROWS }) });
  return (
    <section className="card flush">
      <h2>{t('users.sessions')}</h2>
      <Shown of={sessions}>
        {(rows) => <Table label={t('users.sessions')} columns={columns(t)} rows={rows.map((row, at) => ({ ...row, at }))} keyOf={({ at }) => at} />}
      </Shown>
    </section>
  );
}
