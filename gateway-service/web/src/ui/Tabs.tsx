import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

type Tab<K extends string> = { key: K; label: ReactNode };
type Props<K extends string> = { label: string; tabs: readonly Tab<K>[]; open: K; choose: (key: K) => void; children: ReactNode; className?: string };

/** Tabs that arrows move between, with one panel. */
export function Tabs<K extends string>({ label, tabs, open, choose, children, className = '' }: Props<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    const at = tabs.findIndex((each) => each.key === open);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next) {
      choose(next.key);
      list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
    }
  };
  return (
    <div className={`tabs ${className}`}>
      <div className="tablist" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ key, label: text }) => (
          <button key={key} type="button" role="tab" id={`${id}-${key}`} data-key={key} aria-selected={key === open} aria-controls={`${id}-panel`} tabIndex={key === open ? 0 : -1} onClick={() => choose(key)}>
            {text}
          </button>
        ))}
      </div>
      <div className="tabpanel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`} tabIndex={0}>
        {children}
      </div>
    </div>
  );
}
