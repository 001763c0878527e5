import { Button } from 'antd';
import { useFieldArray, type Control, type FieldErrors, type UseFormRegister } from 'react-hook-form';
import { Field } from '../../ui/Field';
import type { TermName } from '../api';
import type { AdminKey } from '../text/en';
import { useSay } from '../text/text';
import type { StepForm, TermsForm } from './terms';

const GROUPS: readonly (readonly [AdminKey, readonly (TermName | 'openOrdersMax')[]])[] = [
  ['term.group.orders', ['priceMin', 'priceMax', 'sizeMin', 'sizeMax', 'marketSizeMax', 'notionalMin', 'openOrdersMax']],
  ['term.group.bands', ['priceUp', 'priceDown', 'takeBound', 'triggerProtect']],
  ['term.group.fees', ['makerFee', 'takerFee', 'liquidationFee']],
];
const CELLS: readonly (readonly [keyof StepForm, AdminKey])[] = [['cap', 'markets.cap'], ['maintenance', 'markets.maintenance'], ['leverageMax', 'markets.leverageMax']];

type Props = { control: Control<TermsForm>; register: UseFormRegister<TermsForm>; errors: FieldErrors<TermsForm> };

function Steps({ control, register, errors }: Props) {
  const { t } = useSay();
  const { fields, append, remove } = useFieldArray({ control, name: 'brackets' });
  const add = () => append({ cap: '', maintenance: '', leverageMax: '1' });
  const cell = (step: number, name: keyof StepForm, label: AdminKey) => {
    const wrong = errors.brackets?.[step]?.[name]?.message;
    return (
      <td key={name}>
        <input className="cellinput" inputMode="decimal" autoComplete="off" aria-label={t('markets.ofStep', { field: t(label), step: step + 1 })} aria-invalid={wrong !== undefined} {...register(`brackets.${step}.${name}`)} />
        {wrong && <p className="note bad">{t(wrong as AdminKey)}</p>}
      </td>
    );
  };
  const whole = errors.brackets?.message ?? errors.brackets?.root?.message;
  return (
    <div className="group">
      <h3>{t('markets.brackets')}</h3>
      <table className="steps">
        <thead><tr><th>{t('markets.step')}</th>{CELLS.map(([name, label]) => <th key={name}>{t(label)}</th>)}<td /></tr></thead>
        <tbody>
          {fields.map(({ id }, step) => (
            <tr key={id}>
              <td>{step + 1}</td>
              {CELLS.map(([name, label]) => cell(step, name, label))}
              <td><Button size="small" aria-label={t('markets.removeStep', { step: step + 1 })} onClick={() => remove(step)}>×</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {whole && <p className="note bad">{t(whole as AdminKey)}</p>}
      <div><Button size="small" onClick={add}>{t('markets.addStep')}</Button></div>
    </div>
  );
}

/** Inputs for all terms of a market. */
export function TermsFields(props: Props) {
  const { t } = useSay();
  return (
    <>
      {GROUPS.map(([group, names]) => (
        <div className="group" key={group}>
          <h3>{t(group)}</h3>
          <div className="fields">
            {names.map((name) => <Field key={name} control={props.control} name={name} label={t(`term.${name}`)} decimal />)}
          </div>
        </div>
      ))}
      <p className="sub-note">{t('term.ratioNote')}</p>
      <Steps {...props} />
    </>
  );
}
