import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/http';
import { clock } from '../../ui/text';
import type { Danger, Dangers } from '../api';
import { Page } from '../kit/Page';
import { Shown } from '../kit/Shown';
import { useSay } from '../text/text';
import { DangerTable } from './DangerTable';
import { countsOf } from './moods';

const ROWS_MAX = 1_000;
const LIVE_MILLIS = 2_000;

function Counts({ rows }: { rows: readonly Danger[] }) {
  const { t } = useSay();
  const { liquidatable, near, all } = countsOf(rows);
  return (
    <dl className="counts">
      <div><dt>{t('risk.inLiquidation')}</dt><dd className={liquidatable > 0 ? 'down' : ''}>{liquidatable}</dd></div>
      <div><dt>{t('risk.above80')}</dt><dd className={near > 0 ? 'warn' : ''}>{near}</dd></div>
      <div><dt>{t('risk.watched')}</dt><dd>{all}</dd></div>
    </dl>
  );
}

/** What is nearest to liquidation, the nearest first, as the account engine publishes it. */
export default function DangersPage() {
  const { t } = useSay();
  const dangers = useQuery({ queryKey: ['admin', 'dangers'], queryFn: () => get<Dangers>('/api/admin/risk/dangers', { limit: ROWS_MAX }), refetchInterval: LIVE_MILLIS });
  return (
    <Page title={t('admin.nav.risk')} acts={<span className="sub-note">{t('risk.live')}{dangers.data && ` · ${clock(dangers.data.timeMillis)}`}</span>}>
      <Shown of={dangers}>
        {({ rows }) => (
          <>
            <Counts rows={rows} />
            <p className="sub-note">{t('risk.ratioNote')}</p>
            <DangerTable label={t('admin.nav.risk')} rows={rows} fills />
          </>
        )}
      </Shown>
    </Page>
  );
}
