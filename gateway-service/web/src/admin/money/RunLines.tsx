import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { getExact } from '../../api/http';
import type { Run, RunLine } from '../api';
import { Tag } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { Table, type Column } from '../kit/Table';
import { useSay, type Say } from '../text/text';

const columns = (t: Say): Column<RunLine>[] => [
  { key: 'status', title: t('recon.status'), cell: ({ status }) => <Tag mood={status === 'EQUAL' ? 'good' : 'bad'}>{t(`recon.${status}`)}</Tag>, order: (a, b) => b.status.localeCompare(a.status) },
  { key: 'dimension', title: t('recon.dimension'), cell: ({ dimension }) => dimension, order: (a, b) => a.dimension.localeCompare(b.dimension) },
  { key: 'subject', title: t('recon.subject'), cell: ({ subject }) => subject },
  { key: 'expected', title: t('recon.expected'), end: true, cell: ({ expected }) => String(expected) },
  { key: 'actual', title: t('recon.actual'), end: true, cell: ({ actual }) => String(actual) },
];

/** Every line of one comparison. */
export function RunLines({ run }: { run: number }) {
  const { t } = useSay();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView(), []);
  const found = useQuery({ queryKey: ['admin', 'runs', run], queryFn: () => getExact<Run>(`/api/admin/finance/reconciliations/${run}`) });
  return (
    <section className="card flush fills" ref={section}>
      <h2>{t('recon.lines', { run })}</h2>
      <Shown of={found}>
        {({ lines }) => (
          <Table label={t('recon.lines', { run })} columns={columns(t)} rows={lines} keyOf={({ dimension, subject }) => `${dimension} ${subject}`} fills foot={<span className="sub-note">{t('recon.units')}</span>} />
        )}
      </Shown>
    </section>
  );
}
