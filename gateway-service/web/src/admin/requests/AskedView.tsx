import { Link } from 'react-router';
import type { Approval } from '../api';
import { whole } from '../kit/amounts';
import { Figures } from '../kit/Page';
import { Changes } from '../markets/Changes';
import { TermsView } from '../markets/TermsView';
import { useSay } from '../text/text';
import { askedOf } from './payload';

/** What a request asks for, as whoever approves must read it. */
export function AskedView({ request }: { request: Approval }) {
  const { t } = useSay();
  const asked = askedOf(request);
  switch (asked.kind) {
    case 'change':
      return (
        <>
          <p><Link to={`/admin/markets/${asked.symbol}`}>{asked.symbol}</Link> · {t('markets.versionTo', { from: asked.version, to: asked.version + 1 })}</p>
          <Changes changes={asked.changes} />
        </>
      );
    case 'listing':
      return (
        <>
          <Figures of={asked.identity} />
          <TermsView terms={asked.terms} quote={asked.quote} />
        </>
      );
    case 'settlement':
      return <p><Link to={`/admin/markets/${asked.symbol}`}>{asked.symbol}</Link> · <span className="warn">{t('markets.settleNote')}</span></p>;
    case 'adjustment':
      return (
        <Figures
          of={[
            [t('adjust.direction'), t(`adjust.${asked.direction}`)],
            [t('wallet.amount'), `${whole(asked.amount)} ${asked.asset}`],
            [t('adjust.user'), <Link key="user" to={`/admin/users/${asked.userId}`}>{asked.userId}{asked.subAccount > 0 && `/${asked.subAccount}`}</Link>],
          ]}
        />
      );
    case 'other':
      return <pre className="engine">{asked.text}</pre>;
  }
}
