import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { get, post } from '../../api/http';
import { dateTime } from '../../ui/text';
import type { Profile } from '../api';
import { useOperator } from '../frame/use';
import { accountOf } from '../kit/amounts';
import { Figures, Page, Tag } from '../kit/Page';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Shown } from '../kit/Shown';
import { useAskAgain } from '../markets/queries';
import { useSay } from '../text/text';
import { AccountCard } from './AccountCard';
import { KeysCard } from './KeysCard';
import { RolesCard } from './RolesCard';
import { SessionsCard } from './SessionsCard';

function FreezeAct({ person }: { person: Profile }) {
  const { t } = useSay();
  const { may, id } = useOperator();
  const again = useAskAgain();
  const [open, setOpen] = useState(false);
  const frozen = person.freeze !== null;
  if (!may('freezeUser') || id === person.userId) {
    return null;
  }
  const act = async (reason: string) => {
    await post(`/api/admin/user/${person.userId}/${frozen ? 'unfreeze' : 'freeze'}`, { reason });
    await again();
  };
  const name = t(frozen ? 'users.unfreeze' : 'users.freeze');
  return (
    <>
      <Button danger={!frozen} onClick={() => setOpen(true)}>{name}</Button>
      {open && (
        <ReasonDialog title={`${name} · ${person.email}`} ok={name} done={t(frozen ? 'users.unfrozenDone' : 'users.frozenDone')} danger={!frozen} act={act} close={() => setOpen(false)}>
          <p className="sub-note">{t(frozen ? 'users.unfreezeNote' : 'users.freezeNote')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

/** Where else something is known of a person. */
function Links({ userId }: { userId: number }) {
  const { t } = useSay();
  return (
    <p className="ledgers">
      <Link to={`/admin/ledger?owner=${accountOf(userId)}&kind=FUNDING`}>{t('users.inLedger')}</Link>
      <Link to={`/admin/ledger?owner=${accountOf(userId)}&kind=FUTURES`}>{t('users.inLedgerFutures')}</Link>
      <Link to={`/admin/audit?user=${userId}`}>{t('users.inAudit')}</Link>
      <Link to={`/admin/audit?actor=${userId}`}>{t('users.acts')}</Link>
    </p>
  );
}

/** One person: who he is, what he may do, where he is signed in, what he has. */
export default function PersonPage() {
  const { t } = useSay();
  const { id = '' } = useParams();
  const profile = useQuery({ queryKey: ['admin', 'person', id], queryFn: () => get<Profile>(`/api/admin/user/${id}`) });
  return (
    <Shown of={profile}>
      {(person) => (
        <Page
          title={<>{person.email} {person.freeze ? <Tag mood="bad">{t('users.frozen')}</Tag> : <Tag mood="good">{t('users.active')}</Tag>}</>}
          acts={<><Link to="/admin/users">{t('kit.back')}</Link><FreezeAct person={person} /></>}
        >
          <section className="card">
            <Figures of={[[t('users.id'), person.userId]]} />
            {person.freeze && <p className="warn">{t('users.frozenSince', { time: dateTime(person.freeze.sinceMillis), by: person.freeze.by })}: {person.freeze.reason}</p>}
            <Links userId={person.userId} />
          </section>
          <div className="twocards">
            <RolesCard person={person} />
            <AccountCard userId={person.userId} />
          </div>
          <KeysCard userId={person.userId} />
          <SessionsCard userId={person.userId} />
        </Page>
      )}
    </Shown>
  );
}
