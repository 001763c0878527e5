import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/i18n';
import { refusalText } from './refusal';

export function Loading() {
  const { t } = useText();
  return <p className="state" role="status">{t('loading')}…</p>;
}

export function Empty({ text }: { text?: string }) {
  const { t } = useText();
  return <p className="state">{text ?? t('empty')}</p>;
}

export function Failed({ why, retry }: { why: unknown; retry: () => void }) {
  const { t, language } = useText();
  return (
    <div className="state" role="alert">
      <p>{refusalText(why, language, t)}</p>
      <Button size="small" onClick={retry}>{t('error.retry')}</Button>
    </div>
  );
}

/** A fault of ours in one part of a page leaves the rest of it standing. */
export class Fence extends Component<{ children: ReactNode }, { failure?: unknown }> {
  override state: { failure?: unknown } = {};

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render() {
    return 'failure' in this.state ? <Failed why={this.state.failure} retry={() => location.reload()} /> : this.props.children;
  }
}
