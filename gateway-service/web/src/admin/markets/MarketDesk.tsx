import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { dateTime } from '../../ui/text';
import type { AdminMarket } from '../api';
import { useOperator } from '../frame/use';
import { bare } from '../kit/amounts';
import { Figures, Page } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { RequestTable } from '../requests/RequestTable';
import type { AdminKey } from '../text/en';
import { useSay } from '../text/text';
import { PhaseDialog, SettleDialog } from './PhaseDialog';
import { PhaseTag } from './PhaseTag';
import { TermsEdit } from './TermsEdit';
import { TermsView } from './TermsView';
import { useAdminMarket } from './queries';

/** Phases out of which a market is settled. */
const CLOSED = new Set(['REDUCE_ONLY', 'CANCEL_ONLY', 'HALTED']);

function Acts({ market, edit }: { market: AdminMarket; edit: () => void }) {
  const { t } = useSay();
  const { may } = useOperator();
  const [open, setOpen] = useState<'phase' | 'settle'>();
  const close = () => setOpen(undefined);
  return (
    <>
      {may('change') && <Button onClick={edit}>{t('markets.edit')}</Button>}
      {may('phase') && market.phase !== null && market.phase !== 'SETTLING' && <Button onClick={() => setOpen('phase')}>{t('markets.setPhase')}</Button>}
      {may('settle') && CLOSED.has(market.phase ?? '') && <Button danger onClick={() => setOpen('settle')}>{t('markets.settle')}</Button>}
      {open === 'phase' && <PhaseDialog market={market} close={close} />}
      {open === 'settle' && <SettleDialog market={market} close={close} />}
    </>
  );
}

function Desk({ market }: { market: AdminMarket }) {
  const { t } = useSay();
  const [editing, setEditing] = useState<AdminMarket>();
  return (
    <Page
      title={<>{market.symbol} <PhaseTag phase={market.phase} /></>}
      acts={<><Link to="/admin/markets">{t('kit.back')}</Link>{!editing && <Acts market={market} edit={() => setEditing(market)} />}</>}
    >
      <section className="card">
        <Figures
          of={[
            [t('markets.cause'), market.cause ? t(`cause.${market.cause}` as AdminKey) : '–'],
            [t('markets.version'), <span key="version" data-testid="version">{market.version}</span>],
            [t('listing.base'), market.base],
            [t('listing.quote'), market.quote],
            [t('markets.tick'), bare(market.tickSize)],
            [t('markets.lot'), bare(market.lotSize)],
            [t('markets.listed'), dateTime(market.listed)],
          ]}
        />
      </section>
      {editing ? <TermsEdit market={editing} close={() => setEditing(undefined)} /> : <TermsView terms={market.terms} quote={market.quote} />}
      {!editing && <h2>{t('admin.nav.requests')}</h2>}
      {!editing && <RequestTable kinds={['MARKET_CHANGE', 'MARKET_LISTING', 'MARKET_SETTLEMENT']} target={`market ${market.symbol}`} />}
    </Page>
  );
}

/** One contract: its phase, its terms, and what was asked for it. */
export default function MarketDesk() {
  const { symbol = '' } = useParams();
  const market = useAdminMarket(symbol);
  return <Shown of={market}>{(found) => <Desk key={found.symbol} market={found} />}</Shown>;
}
