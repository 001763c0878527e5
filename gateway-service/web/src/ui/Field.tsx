import { Input } from 'antd';
import { useId } from 'react';
import { Controller, type Control, type FieldValues, type Path } from 'react-hook-form';
import type { Key } from '../i18n/en';
import { useText } from '../i18n/i18n';

type Props<T extends FieldValues> = {
  control: Control<T>;
  name: Path<T>;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete?: string;
  hint?: string;
  suffix?: string;
  decimal?: boolean;
  autoFocus?: boolean;
};

/** A labelled input of a form, with its error below it. */
export function Field<T extends FieldValues>({ control, name, label, type = 'text', hint, suffix, decimal, autoComplete = 'off', autoFocus }: Props<T>) {
  const id = useId();
  const { t } = useText();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => {
        const said = fieldState.error?.message;
        return (
          <div className="field">
            <label htmlFor={id}>{label}</label>
            <Input
              {...field}
              id={id}
              type={type}
              size="large"
              autoFocus={autoFocus ?? false}
              autoComplete={autoComplete}
              inputMode={decimal ? 'decimal' : undefined}
              suffix={suffix}
              status={said ? 'error' : ''}
              aria-invalid={said !== undefined}
              aria-describedby={`${id}-note`}
            />
            <p id={`${id}-note`} className={said ? 'note bad' : 'note'}>
              {said ? t(said as Key) : hint}
            </p>
          </div>
        );
      }}
    />
  );
}
