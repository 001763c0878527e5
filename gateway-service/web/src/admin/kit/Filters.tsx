import { Button } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { useSay } from '../text/text';

export type Filter = {
  name: string;
  label: string;
  /** Choices; else it is a text. */
  options?: readonly (readonly [value: string, text: string])[];
  /** A date with a time of the reader's zone. */
  time?: boolean;
};

/** The filters in the address of the page, so that what was found can be handed on. */
export function useFilters(names: readonly string[]): Record<string, string> {
  const [search] = useSearchParams();
  return Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''] as const).filter(([, value]) => value !== ''));
}

/** The moment of a text like 2026-01-31T12:00 in the reader's zone; undefined for none. */
export function millisOf(local: string | undefined): number | undefined {
  const millis = local ? new Date(local).getTime() : Number.NaN;
  return Number.isNaN(millis) ? undefined : millis;
}

function Input({ filter, value, set }: { filter: Filter; value: string; set: (value: string) => void }) {
  const { t } = useSay();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{filter.label}</label>
      {filter.options ? (
        <select id={id} value={value} onChange={(event) => set(event.target.value)}>
          <option value="">{t('kit.any')}</option>
          {filter.options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
        </select>
      ) : (
        <input id={id} type={filter.time ? 'datetime-local' : 'text'} value={value} autoComplete="off" spellCheck={false} onChange={(event) => set(event.target.value)} />
      )}
    </div>
  );
}

/** A form of filters. What it is set to stands in the address. */
export function Filters({ filters }: { filters: readonly Filter[] }) {
  const { t } = useSay();
  const [search, setSearch] = useSearchParams();
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(search));
  const put = (wanted: Record<string, string>) => setSearch(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value.trim() !== '')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put(values);
  };
  const clear = () => {
    setValues({});
    put({});
  };
  return (
    <form className="filters" role="search" onSubmit={submit}>
      {filters.map((filter) => (
        <Input key={filter.name} filter={filter} value={values[filter.name] ?? ''} set={(value) => setValues((now) => ({ ...now, [filter.name]: value }))} />
      ))}
      <Button type="primary" htmlType="submit">{t('kit.search')}</Button>
      <Button onClick={clear}>{t('kit.clear')}</Button>
    </form>
  );
}
