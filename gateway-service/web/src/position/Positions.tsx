import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Account, Position, SymbolConfig } from '../api/types';
import { useAccount, usePositions, useSettings } from '../account/queries';
import { dec, fixed, percent, signed, signedPercent, tone } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { useStore } from '../live/store';
import { markPrices } from '../market/live';
import type { Market } from '../market/markets';
import { useAction } from '../ui/refusal';
import { Empty } from '../ui/states';
import { close, reverse } from './actions';
import { TriggerDialog } from './TriggerDialog';
import { valueOf } from './value';

export const openPositions = (all: Position[] | undefined): Position[] => (all ?? []).filter((each) => !dec(each.positionAmt).isZero());

/** How soon a position would be closed for another's loss: none of five lights to all of them. */
function AdlLight({ level }: { level: number }) {
  const { t } = useText();
  return (
    <span className="adl" role="img" aria-label={t('position.adl', { level: level + 1 })} title={t('position.adl', { level: level + 1 })}>
      {[0, 1, 2, 3, 4].map((each) => <i key={each} className={each <= level ? `on l${level}` : ''} />)}
    </span>
  );
}

function PositionRow({ held, market, settings, account }: { held: Position; market: Market; settings: SymbolConfig | undefined; account: Account | undefined }) {
  const { t } = useText();
  const run = useAction();
  const { modal } = App.useApp();
  const mark = useStore(markPrices)[held.symbol]?.mark ?? held.markPrice;
  const [dialog, setDialog] = useState(false);
  const [busy, setBusy] = useState(false);
  const value = valueOf(held, mark, settings, account?.totalMarginBalance ?? '0', account?.totalMaintMargin ?? '0');
  const long = dec(held.positionAmt).isPositive();
  const send = async (action: () => Promise<unknown>, done: string) => {
    setBusy(true);
    await run(action, done);
    setBusy(false);
  };
  const ask = () =>
    modal.confirm({
      title: t('position.reverse'), content: t('position.reverseAsk', { symbol: held.symbol }), okText: t('confirm.yes'), cancelText: t('confirm.no'),
      onOk: () => send(() => reverse(held), t('position.reversed')),
    });
  return (
    <tr>
      <td>
        <Link to={`/trade/${held.symbol}`}><b>{held.symbol}</b></Link>
        <span className={`tag ${long ? 'up' : 'down'}`}>{t(long ? 'position.long' : 'position.short')} {settings?.leverage ?? '–'}×</span>
        <span className="tag">{t(settings?.marginType === 'ISOLATED' ? 'ticket.ISOLATED' : 'ticket.CROSSED')}</span>
      </td>
      <td className={`num end ${long ? 'up' : 'down'}`} data-testid="position-size">{fixed(held.positionAmt, market.sizePlaces)}</td>
      <td className="num end">{fixed(held.entryPrice, market.pricePlaces)}</td>
      <td className="num end">{fixed(held.breakEvenPrice, market.pricePlaces)}</td>
      <td className="num end">{fixed(mark, market.pricePlaces)}</td>
      <td className="num end warn">{dec(held.liquidationPrice || '0').gt(0) ? fixed(held.liquidationPrice, market.pricePlaces) : '–'}</td>
      <td className="num end">{fixed(value.margin, 2)}</td>
      <td className="num end">{percent(value.ratio)}</td>
      <td className={`num end ${tone(value.profit)}`}>{signed(value.profit, 2)} <span className="sub">({signedPercent(value.roe)})</span></td>
      <td className="center"><AdlLight level={held.adl} /></td>
      <td>
        <span className="rowend">
          <Button size="small" onClick={() => setDialog(true)}>{t('position.tpsl')}</Button>
          {held.positionSide === 'BOTH' && <Button size="small" disabled={busy} onClick={ask}>{t('position.reverse')}</Button>}
          <Button size="small" disabled={busy} onClick={() => void send(() => close(held), t('position.closed'))} data-testid="close-position">{t('position.close')}</Button>
        </span>
        {dialog && <TriggerDialog held={held} market={market} mark={mark} close={() => setDialog(false)} />}
      </td>
    </tr>
  );
}

/** The positions of the account in all markets. */
export function Positions({ markets }: { markets: Market[] }) {
  const { t } = useText();
  const positions = openPositions(usePositions().data);
  const settings = useSettings().data;
  const account = useAccount().data;
  if (positions.length === 0) {
    return <Empty text={t('position.none')} />;
  }
  return (
    <table className="dense">
      <thead>
        <tr>
          <th>{t('market.market')}</th>
          <th className="end">{t('book.size')}</th>
          <th className="end">{t('position.entry')}</th>
          <th className="end">{t('position.breakEven')}</th>
          <th className="end">{t('market.mark')}</th>
          <th className="end">{t('position.liquidation')}</th>
          <th className="end">{t('position.margin')}</th>
          <th className="end">{t('position.ratio')}</th>
          <th className="end">{t('position.profit')}</th>
          <th>ADL</th>
          <td className="th" />
        </tr>
      </thead>
      <tbody>
        {positions.map((held) => {
          const market = markets.find((each) => each.symbol === held.symbol);
          return market && (
            <PositionRow key={held.symbol + held.positionSide} held={held} market={market} account={account} settings={settings?.find((each) => each.symbol === held.symbol)} />
          );
        })}
      </tbody>
    </table>
  );
}
