import { useState } from 'react';
import type { ApprovalState } from '../api';
import { Page } from '../kit/Page';
import { Select } from '../kit/Select';
import { useSay } from '../text/text';
import { RequestTable } from './RequestTable';

const STATES: readonly ApprovalState[] = ['OPEN', 'APPROVED', 'APPLIED', 'REJECTED'];

/** Everything that was asked for and takes more than one person. */
export default function Requests() {
  const { t } = useSay();
  const [state, setState] = useState<ApprovalState | ''>('');
  return (
    <Page title={t('admin.nav.requests')}>
      <div className="filters">
        <Select label={t('request.state')} value={state} options={[['', t('request.all')], ...STATES.map((each) => [each, t(`request.state.${each}`)] as const)]} choose={(value) => setState(value as ApprovalState | '')} />
      </div>
      <RequestTable state={state === '' ? undefined : state} fills />
    </Page>
  );
}
