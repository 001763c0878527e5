import { Button } from 'antd';
import { useState } from 'react';
import { post, remove } from '../../api/http';
import { dateTime } from '../../ui/text';
import type { Profile } from '../api';
import { useOperator } from '../frame/use';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Select } from '../kit/Select';
import { useAskAgain } from '../markets/queries';
import { useSay } from '../text/text';
import { ROLES } from './PeoplePage';

type RoleName = (typeof ROLES)[number];

function GrantDialog({ person, close }: { person: Profile; close: () => void }) {
  const { t } = useSay();
  const again = useAskAgain();
  const choices = ROLES.filter((role) => !person.roles.some((each) => each.role === role));
  const [role, setRole] = useState<RoleName>(choices[0] ?? 'SUPPORT');
  const act = async (reason: string) => {
    await post(`/api/admin/user/${person.userId}/roles`, { roles: [role], reason });
    await again();
  };
  return (
    <ReasonDialog title={`${t('users.grant')} · ${person.email}`} ok={t('users.grant')} done={t('users.grantDone')} act={act} close={close}>
      <Select label={t('users.role')} value={role} options={choices.map((each) => [each, t(`role.${each}`)])} choose={(value) => setRole(value as RoleName)} />
      <p className="sub-note">{t('users.grantNote')}</p>
    </ReasonDialog>
  );
}

function WithdrawDialog({ person, role, close }: { person: Profile; role: RoleName; close: () => void }) {
  const { t } = useSay();
  const again = useAskAgain();
  const act = async (reason: string) => {
    await remove(`/api/admin/user/${person.userId}/roles/${role}?${new URLSearchParams({ reason }).toString()}`);
    await again();
  };
  return (
    <ReasonDialog title={t('users.withdrawTitle', { role: t(`role.${role}`) })} ok={t('users.withdraw')} done={t('users.withdrawDone')} danger act={act} close={close}>
      <p className="sub-note">{t('users.withdrawNote')}</p>
    </ReasonDialog>
  );
}

/** What a person may do, and who let him. */
export function RolesCard({ person }: { person: Profile }) {
  const { t } = useSay();
  const { may } = useOperator();
  const [granting, setGranting] = useState(false);
  const [withdrawn, setWithdrawn] = useState<RoleName>();
  return (
    <section className="card flush">
      <div className="titleline">
        <h2>{t('users.roles')}</h2>
        <div className="spring" />
        {may('roles') && <Button size="small" onClick={() => setGranting(true)}>{t('users.grant')}</Button>}
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('users.roles')}>
        <table className="dense">
          <thead><tr><th>{t('users.role')}</th><th>{t('users.since')}</th><th>{t('kit.by')}</th><td /></tr></thead>
          <tbody>
            {person.roles.map(({ role, by, timeMillis }) => (
              <tr key={role}>
                <td>{t(`role.${role}`)}</td>
                <td className="num">{dateTime(timeMillis)}</td>
                <td>{by}</td>
                <td className="end">{may('roles') && <Button size="small" onClick={() => setWithdrawn(role)}>{t('users.withdraw')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {granting && <GrantDialog person={person} close={() => setGranting(false)} />}
      {withdrawn && <WithdrawDialog person={person} role={withdrawn} close={() => setWithdrawn(undefined)} />}
    </section>
  );
}
