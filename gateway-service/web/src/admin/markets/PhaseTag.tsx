import type { Phase } from '../api';
import { Tag } from '../kit/Page';
import { useSay } from '../text/text';

const MOODS: Record<Phase, 'good' | 'bad' | 'warn' | 'plain'> = {
  PRE_OPEN: 'plain', AUCTION: 'warn', TRADING: 'good', POST_ONLY: 'warn', REDUCE_ONLY: 'warn', CANCEL_ONLY: 'bad', HALTED: 'bad', SETTLING: 'plain',
};

export function PhaseTag({ phase }: { phase: Phase | null }) {
  const { t } = useSay();
  return phase === null ? <Tag mood="plain">{t('phase.none')}</Tag> : <Tag mood={MOODS[phase]}>{t(`phase.${phase}`)}</Tag>;
}
