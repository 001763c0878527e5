import { useState } from 'react';
import { Link } from 'react-router';
import { useOpenAlgos, useOpenOrders, usePositions } from '../account/queries';
import { FundingHistory, OrderHistory, TradeHistory } from '../history/History';
import { useText } from '../i18n/i18n';
import type { Market } from '../market/markets';
import { OpenOrders } from '../orders/OpenOrders';
import { Positions, openPositions } from '../position/Positions';
import { useSession } from '../session/session';
import { Tabs } from '../ui/Tabs';

type Panel = 'positions' | 'orders' | 'history' | 'trades' | 'funding';

/** What the account has and had. */
export function Panels({ market, markets }: { market: Market; markets: Market[] }) {
  const { t } = useText();
  const session = useSession();
  const [open, choose] = useState<Panel>('positions');
  const positions = openPositions(usePositions().data).length;
  const orders = (useOpenOrders().data?.length ?? 0) + (useOpenAlgos().data?.length ?? 0);
  const count = (number: number) => (number > 0 ? <span className="count num">{number}</span> : null);
  const tabs = [
    { key: 'positions', label: <>{t('panel.positions')}{count(positions)}</> },
    { key: 'orders', label: <>{t('panel.orders')}{count(orders)}</> },
    { key: 'history', label: t('panel.history') },
    { key: 'trades', label: t('panel.trades') },
    { key: 'funding', label: t('panel.funding') },
  ] as const;
  const panel = {
    positions: <Positions markets={markets} />,
    orders: <OpenOrders markets={markets} />,
    history: <OrderHistory market={market} />,
    trades: <TradeHistory market={market} />,
    funding: <FundingHistory />,
  }[open];
  return (
    <Tabs label={t('panel.title')} className="panels" tabs={tabs} open={open} choose={choose}>
      {session ? panel : (
        <p className="state"><span><Link to="/login">{t('nav.login')}</Link> {t('panel.orSignUp')} <Link to="/signup">{t('nav.signup')}</Link></span></p>
      )}
    </Tabs>
  );
}
