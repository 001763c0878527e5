import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { Position } from '../api/types';
import { dec, fixed, isDecimal, isMultiple } from '../decimal/decimal';
import type { Key } from '../i18n/en';
import { useText } from '../i18n/i18n';
import type { Market } from '../market/markets';
import { useAction } from '../ui/refusal';
import { closeAt } from './actions';

function complaint(text: string, market: Market): Key | undefined {
  if (text.trim() === '') {
    return undefined;
  }
  return !isDecimal(text) || dec(text).isZero() ? 'ticket.priceNeeded' : isMultiple(text, market.tick) ? undefined : 'ticket.priceTick';
}

function Price({ label, value, change, wrong }: { label: string; value: string; change: (text: string) => void; wrong: Key | undefined }) {
  const id = useId();
  const { t } = useText();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} size="large" inputMode="decimal" autoComplete="off" value={value} status={wrong ? 'error' : ''} onChange={(event) => change(event.target.value)} />
      <p className="note bad">{wrong && t(wrong)}</p>
    </div>
  );
}

/** Take-profit and stop-loss of a whole position, by the mark price. */
export function TriggerDialog({ held, market, mark, close }: { held: Position; market: Market; mark: string; close: () => void }) {
  const { t } = useText();
  const run = useAction();
  const [profit, setProfit] = useState('');
  const [loss, setLoss] = useState('');
  const [busy, setBusy] = useState(false);
  const wrong = { profit: complaint(profit, market), loss: complaint(loss, market) };
  const apply = async () => {
    setBusy(true);
    const done =
      (profit.trim() === '' || (await run(() => closeAt(held, 'TAKE_PROFIT_MARKET', profit.trim()), t('ticket.placed')))) &&
      (loss.trim() === '' || (await run(() => closeAt(held, 'STOP_MARKET', loss.trim()), t('ticket.placed'))));
    setBusy(false);
    if (done) {
      close();
    }
  };
  return (
    <Modal
      open
      width={360}
      title={`${t('position.tpsl')} · ${held.symbol}`}
      onCancel={close}
      onOk={() => void apply()}
      okText={t('confirm.yes')}
      cancelText={t('confirm.no')}
      confirmLoading={busy}
      okButtonProps={{ disabled: !!wrong.profit || !!wrong.loss || (profit.trim() === '' && loss.trim() === '') }}
    >
      <dl className="figures">
        <div><dt>{t('position.entry')}</dt><dd className="num">{fixed(held.entryPrice, market.pricePlaces)}</dd></div>
        <div><dt>{t('market.mark')}</dt><dd className="num">{fixed(mark, market.pricePlaces)}</dd></div>
      </dl>
      <Price label={t('position.takeProfit')} value={profit} change={setProfit} wrong={wrong.profit} />
      <Price label={t('position.stopLoss')} value={loss} change={setLoss} wrong={wrong.loss} />
    </Modal>
  );
}
