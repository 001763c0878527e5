import { Modal, Slider } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { act } from '../api/http';
import type { SymbolConfig } from '../api/types';
import { useBrackets } from '../account/queries';
import { compact } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { useAction } from '../ui/refusal';

type Props = { symbol: string; settings: SymbolConfig; close: () => void };

/** Leverage and margin mode of a market. */
export function LeverageDialog({ symbol, settings, close }: Props) {
  const { t } = useText();
  const run = useAction();
  const queries = useQueryClient();
  const brackets = useBrackets(symbol).data?.[0]?.brackets ?? [];
  const [leverage, setLeverage] = useState(settings.leverage);
  const [mode, setMode] = useState(settings.marginType);
  const [busy, setBusy] = useState(false);
  const most = brackets[0]?.initialLeverage ?? 20;
  const cap = brackets.findLast((each) => each.initialLeverage >= leverage)?.notionalCap;
  const apply = async () => {
    setBusy(true);
    const done = await run(async () => {
      if (mode !== settings.marginType) {
        await act('POST', '/fapi/v1/marginType', { symbol, marginType: mode });
      }
      if (leverage !== settings.leverage) {
        await act('POST', '/fapi/v1/leverage', { symbol, leverage });
      }
    });
    await queries.invalidateQueries({ queryKey: ['own', 'settings'] });
    setBusy(false);
    if (done) {
      close();
    }
  };
  return (
    <Modal open width={380} title={`${symbol} · ${t('ticket.leverage')}`} onCancel={close} onOk={() => void apply()} okText={t('confirm.yes')} cancelText={t('confirm.no')} confirmLoading={busy}>
      <fieldset className="pair" aria-label={t('ticket.marginMode')}>
        {(['CROSSED', 'ISOLATED'] as const).map((each) => (
          <label key={each} className={mode === each ? 'on' : ''}>
            <input type="radio" name="mode" checked={mode === each} onChange={() => setMode(each)} />
            {t(`ticket.${each}`)}
          </label>
        ))}
      </fieldset>
      <p className="big num center">{leverage}×</p>
      <Slider min={1} max={most} value={leverage} onChange={setLeverage} ariaLabelForHandle={t('ticket.leverage')} />
      {cap !== undefined && <p className="note">{t('ticket.leverageCap', { amount: compact(String(cap)) })}</p>}
    </Modal>
  );
}
