import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/http';
import type { AdminMarket, Approval, Phase } from '../api';
import { ReasonDialog } from '../kit/ReasonDialog';
import { Select } from '../kit/Select';
import { useSay } from '../text/text';
import { useAskAgain } from './queries';

/** What an operator may choose; what may follow what is the service's to say. */
const OFFERED: readonly Phase[] = ['HALTED', 'CANCEL_ONLY', 'REDUCE_ONLY', 'POST_ONLY', 'AUCTION', 'TRADING'];

/** Moves a market into another phase, at once. */
export function PhaseDialog({ market, close }: { market: AdminMarket; close: () => void }) {
  const { t } = useSay();
  const again = useAskAgain();
  const choices = OFFERED.filter((phase) => phase !== market.phase);
  const [phase, setPhase] = useState<Phase>(choices[0] ?? 'HALTED');
  const act = async (reason: string) => {
    await post(`/api/admin/market/markets/${market.symbol}/phase`, { phase, reason });
    await again();
  };
  return (
    <ReasonDialog title={`${t('markets.setPhase')} · ${market.symbol}`} ok={t('markets.setPhase')} done={t('markets.phaseDone', { symbol: market.symbol, phase: t(`phase.${phase}`) })} danger={phase === 'HALTED'} act={act} close={close}>
      <Select label={t('markets.phaseTo')} value={phase} options={choices.map((each) => [each, t(`phase.${each}`)])} choose={(value) => setPhase(value as Phase)} />
    </ReasonDialog>
  );
}

/** Asks for the end of a market. */
export function SettleDialog({ market, close }: { market: AdminMarket; close: () => void }) {
  const { t } = useSay();
  const navigate = useNavigate();
  const act = async (reason: string) => {
    const { id } = await post<Approval>(`/api/admin/market/markets/${market.symbol}/settlement`, { reason });
    await navigate(`/admin/requests/${id}`);
  };
  return (
    <ReasonDialog title={`${t('markets.settle')} · ${market.symbol}`} ok={t('markets.ask')} done={t('markets.asked')} danger act={act} close={close}>
      <p className="warn">{t('markets.settleNote')}</p>
    </ReasonDialog>
  );
}
