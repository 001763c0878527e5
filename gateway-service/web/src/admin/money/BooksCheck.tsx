import { App, Button } from 'antd';
import { useState } from 'react';
import { getExact } from '../../api/http';
import { useAction } from '../../ui/refusal';
import type { ChainCheck, LedgerCheck } from '../api';
import { ofUnits } from '../kit/amounts';
import { Figures } from '../kit/Page';
import { useSay } from '../text/text';

/** Has the ledger check itself, and its transfers against their hash chain; says what was found. */
export function BooksCheck() {
  const { t } = useSay();
  const { modal } = App.useApp();
  const run = useAction();
  const [busy, setBusy] = useState<'books' | 'chain'>();
  const tell = (sound: boolean, title: string, content: React.ReactNode) => modal[sound ? 'success' : 'error']({ width: 520, title, content });
  const check = async (what: 'books' | 'chain', ask: () => Promise<unknown>) => {
    setBusy(what);
    await run(ask);
    setBusy(undefined);
  };
  const books = async () => {
    const { sound, report } = await getExact<LedgerCheck>('/api/admin/wallet/ledger/check');
    const sums = Object.entries(report.sums).map(([asset, units]) => [asset, ofUnits(units)] as const);
    tell(sound, t(sound ? 'ledger.sound' : 'ledger.unsound', { count: report.deviations.length }), <Figures of={sums} />);
  };
  const chain = async () => {
    const { sound, block, transfers, hash, findings } = await getExact<ChainCheck>('/api/admin/wallet/ledger/chain');
    tell(sound, t(sound ? 'ledger.chainSound' : 'ledger.chainUnsound', { transfers, blocks: block, count: findings.length }), (
      <>
        <p className="note">{t('ledger.head')}</p>
        <p className="mono">{hash}</p>
        {findings.slice(0, 20).map((each) => <p key={`${each.fault}${each.id}`} className="bad">{each.fault} {each.block} {each.sequence} {each.id}</p>)}
      </>
    ));
  };
  return (
    <>
      <Button loading={busy === 'books'} onClick={() => void check('books', books)}>{t('ledger.check')}</Button>
      <Button loading={busy === 'chain'} onClick={() => void check('chain', chain)}>{t('ledger.chain')}</Button>
    </>
  );
}
