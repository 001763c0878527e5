import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { post } from '../../api/http';
import { useAction } from '../../ui/refusal';
import { dateTime } from '../../ui/text';
import type { Approval } from '../api';
import { KINDS } from '../frame/roles';
import { useOperator } from '../frame/use';
import { Figures, Page } from '../kit/Page';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Shown } from '../kit/Shown';
import { useAskAgain } from '../markets/queries';
import { useSay } from '../text/text';
import { AskedView } from './AskedView';
import { StateTag } from './RequestTable';
import { choicesOf } from './payload';
import { useRequest } from './queries';

function Acts({ request }: { request: Approval }) {
  const { t } = useSay();
  const operator = useOperator();
  const run = useAction();
  const again = useAskAgain();
  const [open, setOpen] = useState<'approve' | 'reject'>();
  const [busy, setBusy] = useState(false);
  const { id, may, mayApprove, mayApply } = operator;
  const choices = choicesOf(request, { id, approves: mayApprove(request.kind), applies: mayApply(request.kind), rejects: may('reject') });
  const vote = (what: 'approve' | 'reject') => async (reason: string) => {
    await post(`/api/admin/user/approvals/${request.id}/${what}`, what === 'approve' ? { payloadHash: request.payloadHash, reason } : { reason });
    await again();
  };
  const apply = async () => {
    setBusy(true);
    await run(() => post(KINDS[request.kind].apply.replace('{id}', request.id), {}), t('request.applied'));
    await again();
    setBusy(false);
  };
  const end = t(choices.mine ? 'request.withdraw' : 'request.reject');
  return (
    <>
      {choices.mine && request.state === 'OPEN' && <span className="sub-note">{t('request.yours')}</span>}
      {choices.given && request.state === 'OPEN' && <span className="sub-note">{t('request.given')}</span>}
      {choices.reject && <Button onClick={() => setOpen('reject')}>{end}</Button>}
      {choices.approve && <Button type="primary" onClick={() => setOpen('approve')}>{t('request.approve')}</Button>}
      {choices.apply && <Button type="primary" loading={busy} onClick={() => void apply()}>{t('request.apply')}</Button>}
      {open === 'approve' && (
        <ReasonDialog title={t('request.approve')} ok={t('request.approve')} done={t('request.approved')} act={vote('approve')} close={() => setOpen(undefined)}>
          <p className="sub-note">{t('request.approveNote')}</p>
        </ReasonDialog>
      )}
      {open === 'reject' && <ReasonDialog title={end} ok={end} done={t('request.rejected')} danger act={vote('reject')} close={() => setOpen(undefined)} />}
    </>
  );
}

function Approvals({ request }: { request: Approval }) {
  const { t } = useSay();
  return (
    <section className="card">
      <h2>{t('request.approvals')} · {t('request.of', { given: request.approvals.length, needed: request.approversNeeded })}</h2>
      {request.approvals.length === 0 && <p className="dim">{t('request.nobody')}</p>}
      {request.approvals.map(({ approver, reason, timeMillis }) => (
        <p key={approver}><Link to={`/admin/users/${approver}`}>{approver}</Link> · {dateTime(timeMillis)} · {reason}</p>
      ))}
    </section>
  );
}

/** One request: what it asks for, who asked and who approved, and what can be done with it now. */
export default function RequestPage() {
  const { t } = useSay();
  const { id = '' } = useParams();
  const found = useRequest(id);
  return (
    <Shown of={found}>
      {(request) => (
        <Page title={<>{t(`request.kind.${request.kind}`)} <StateTag request={request} /></>} acts={<><Link to="/admin/requests">{t('kit.back')}</Link><Acts request={request} /></>}>
          <section className="card">
            <Figures
              of={[
                [t('request.target'), request.target],
                [t('request.requester'), <Link key="requester" to={`/admin/users/${request.requester}`}>{request.requester}</Link>],
                [t('kit.reason'), request.reason],
                [t('request.requested'), dateTime(request.requestedMillis)],
                [t('request.expires'), dateTime(request.expiresMillis)],
                [t('request.ended'), request.endedMillis === null ? '–' : dateTime(request.endedMillis)],
              ]}
            />
          </section>
          <section className="card group" data-testid="asked">
            <h2>{t('request.what')}</h2>
            <AskedView request={request} />
            <p className="note">{t('request.hash')} <span className="mono">{request.payloadHash}</span></p>
          </section>
          <Approvals request={request} />
        </Page>
      )}
    </Shown>
  );
}
