import type { Difference } from '../api';
import type { AdminKey } from '../text/en';
import { useSay, type Say } from '../text/text';
import { stepOf } from './terms';

function nameOf(field: string, t: Say): string {
  const step = stepOf(field);
  return step > 0 ? `${t('markets.brackets')} · ${t('markets.step')} ${step}` : t(`term.${field}` as AdminKey);
}

/** What each field was and would be. */
export function Changes({ changes }: { changes: readonly Difference[] }) {
  const { t } = useSay();
  if (changes.length === 0) {
    return <p className="dim">{t('markets.previewNone')}</p>;
  }
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('markets.previewTitle')}>
      <table className="dense" data-testid="changes">
        <thead>
          <tr><th>{t('kit.field')}</th><th>{t('kit.before')}</th><th>{t('kit.after')}</th></tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <td>{nameOf(field, t)}</td>
              <td className="num down">{before}</td>
              <td className="num up">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
