import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { getExact, post } from '../../api/http';
import { useAction } from '../../ui/refusal';
import { dateTime } from '../../ui/text';
import type { Run } from '../api';
import { useOperator } from '../frame/use';
import { Page, Tag } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useAskAgain } from '../markets/queries';
import type { AdminKey } from '../text/en';
import { useSay, type Say } from '../text/text';
import { CheckpointCard } from './CheckpointCard';
import { FreezeCard } from './FreezeCard';
import { RunLines } from './RunLines';
import { resultOf } from './runs';

function Result({ run }: { run: Run }) {
  const { t } = useSay();
  const { mood, key, count } = resultOf(run);
  return <Tag mood={mood}>{t(key, { count })}</Tag>;
}

const columns = (t: Say, open: (run: number) => void): Column<Run>[] => [
  { key: 'run', title: t('recon.run'), cell: ({ run }) => <button type="button" className="text num" onClick={() => open(run)}>{run}</button> },
  { key: 'started', title: t('recon.started'), cell: ({ started }) => <span className="num">{dateTime(started)}</span> },
  { key: 'cause', title: t('recon.cause'), cell: ({ cause }) => t(`recon.${cause}` as AdminKey) },
  { key: 'result', title: t('recon.result'), cell: (run) => <Result run={run} /> },
  { key: 'lasted', title: t('recon.lasted'), end: true, cell: ({ started, ended }) => (ended > started ? `${ended - started} ms` : '–') },
];

/** Comparisons of the books with each other, and what follows from a difference. */
export default function ReconciliationPage() {
  const { t } = useSay();
  const { may } = useOperator();
  const run = useAction();
  const again = useAskAgain();
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<number>();
  const runs = useQuery({ queryKey: ['admin', 'runs'], queryFn: () => getExact<Run[]>('/api/admin/finance/reconciliations'), refetchInterval: 10_000 });
  const compare = async () => {
    setBusy(true);
    await run(async () => setOpen((await post<Run>('/api/admin/finance/reconciliations', {})).run), t('recon.done'));
    await again();
    setBusy(false);
  };
  return (
    <Page title={t('admin.nav.reconciliation')} acts={may('reconcile') && <Button type="primary" loading={busy} onClick={() => void compare()}>{t('recon.now')}</Button>}>
      <div className="twocards">
        <FreezeCard />
        <CheckpointCard />
      </div>
      <Shown of={runs}>
        {(rows) => <Table label={t('admin.nav.reconciliation')} columns={columns(t, setOpen)} rows={rows} keyOf={(each) => each.run} none={t('recon.none')} fills={open === undefined} />}
      </Shown>
      {open !== undefined && <RunLines key={open} run={open} />}
    </Page>
  );
}
