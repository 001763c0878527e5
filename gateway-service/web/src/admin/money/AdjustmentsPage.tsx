import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { post } from '../../api/http';
import { Field } from '../../ui/Field';
import type { Approval } from '../api';
import { useOperator } from '../frame/use';
import { Page } from '../kit/Page';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Select } from '../kit/Select';
import { RequestTable } from '../requests/RequestTable';
import { useSay } from '../text/text';
import { adjustmentForm, type AdjustmentForm } from './adjustment';

type Direction = 'CREDIT' | 'DEBIT';

function NewAdjustment() {
  const { t } = useSay();
  const navigate = useNavigate();
  const [direction, setDirection] = useState<Direction>('CREDIT');
  const [asked, setAsked] = useState<AdjustmentForm>();
  const { control, handleSubmit } = useForm<AdjustmentForm>({ resolver: zodResolver(adjustmentForm), defaultValues: { userId: '', asset: 'USDT', amount: '' } });
  const act = async (reason: string) => {
    const { id } = await post<Approval>('/api/admin/wallet/adjustments', { ...asked, userId: Number(asked?.userId), direction, reason });
    await navigate(`/admin/requests/${id}`);
  };
  return (
    <form className="card bigform" onSubmit={(event) => void handleSubmit(setAsked)(event)} noValidate>
      <h2>{t('adjust.new')}</h2>
      <div className="fields">
        <Field control={control} name="userId" label={t('adjust.user')} />
        <Select label={t('adjust.direction')} value={direction} options={[['CREDIT', t('adjust.CREDIT')], ['DEBIT', t('adjust.DEBIT')]]} choose={(value) => setDirection(value as Direction)} />
        <Field control={control} name="amount" label={t('wallet.amount')} decimal />
        <Field control={control} name="asset" label={t('wallet.asset')} />
      </div>
      <p className="sub-note">{t('adjust.note')}</p>
      <div className="acts"><Button type="primary" htmlType="submit">{t('markets.ask')}</Button></div>
      {asked && (
        <ReasonDialog title={t('adjust.new')} ok={t('markets.ask')} done={t('markets.asked')} act={act} close={() => setAsked(undefined)}>
          <p><b>{t('adjust.confirm', { direction: t(direction === 'CREDIT' ? 'adjust.sum' : 'adjust.sumDebit'), amount: asked.amount, asset: asked.asset, user: asked.userId })}</b></p>
        </ReasonDialog>
      )}
    </form>
  );
}

/** Money that moves by decision of people: asked for here, approved by two others. */
export default function AdjustmentsPage() {
  const { t } = useSay();
  const { may } = useOperator();
  return (
    <Page title={t('adjust.title')}>
      {may('adjust') && <NewAdjustment />}
      <RequestTable kinds={['LEDGER_ADJUSTMENT']} fills />
    </Page>
  );
}
