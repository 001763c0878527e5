import type { ReactNode } from 'react';

/** A page of the console: its name, what can be done on it, and what it shows. */
export function Page({ title, acts, children }: { title: ReactNode; acts?: ReactNode; children: ReactNode }) {
  return (
    <main className="desk-page" id="content">
      <div className="titleline">
        <h1>{title}</h1>
        <div className="spring" />
        {acts}
      </div>
      {children}
    </main>
  );
}

/** Names and what they are. */
export function Figures({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="figures spread">
      {of.map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="num">{value}</dd></div>)}
    </dl>
  );
}

/** A word with a colour that says how bad it is. */
export function Tag({ mood, children }: { mood: 'good' | 'bad' | 'warn' | 'plain'; children: ReactNode }) {
  return <span className={`mood ${mood}`}>{children}</span>;
}
