import { useId } from 'react';

type Props = { label: string; value: string; options: readonly (readonly [value: string, text: string])[]; choose: (value: string) => void };

/** A labelled choice of a few. */
export function Select({ label, value, options, choose }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    </div>
  );
}
