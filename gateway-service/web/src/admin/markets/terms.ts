import { z } from 'zod';
import { dec, isDecimal } from '../../decimal/decimal';
import { AMOUNTS, RATIOS, type Bracket, type TermName, type Terms } from '../api';
import type { AdminKey } from '../text/en';

/** Terms of a market as an operator types them: all of it text. */
export type StepForm = { cap: string; maintenance: string; leverageMax: string };
export type TermsForm = Record<TermName, string> & { openOrdersMax: string; brackets: StepForm[] };

const says = (key: AdminKey): string => key;

const isSigned = (text: string): boolean => isDecimal(text.replace(/^-/, ''));
const decimal = z.string().trim().refine(isSigned, says('kit.number'));
const whole = z.string().trim().regex(/^\d{1,9}$/, says('kit.whole'));

/** Only the form of what is typed: its limits are the service's, which names each that is not kept. */
export const termsForm = z.object({
  ...(Object.fromEntries([...AMOUNTS, ...RATIOS].map((name) => [name, decimal])) as Record<TermName, typeof decimal>),
  openOrdersMax: whole,
  brackets: z.array(z.object({ cap: decimal, maintenance: decimal, leverageMax: whole })),
});

/** Without zeros at the end, which nobody wants to type over. */
const short = (value: string): string => dec(value).toFixed();

export function formOf(terms: Terms): TermsForm {
  const texts = Object.fromEntries([...AMOUNTS, ...RATIOS].map((name) => [name, short(terms[name])])) as Record<TermName, string>;
  return {
    ...texts,
    openOrdersMax: String(terms.openOrdersMax),
    brackets: terms.brackets.map(({ cap, maintenance, leverageMax }) => ({ cap: short(cap), maintenance: short(maintenance), leverageMax: String(leverageMax) })),
  };
}

const bracketOf = (step: StepForm): Bracket => ({ cap: step.cap.trim(), maintenance: step.maintenance.trim(), leverageMax: Number(step.leverageMax) });

/** All terms, as the service takes them. */
export function termsOf(form: TermsForm): Terms {
  const texts = Object.fromEntries([...AMOUNTS, ...RATIOS].map((name) => [name, form[name].trim()])) as Record<TermName, string>;
  return { ...texts, openOrdersMax: Number(form.openOrdersMax), brackets: form.brackets.map(bracketOf) };
}

const isSame = (a: string, b: string): boolean => dec(a).eq(dec(b));

const isSameStep = (a: Bracket, b: Bracket | undefined): boolean =>
  b !== undefined && isSame(a.cap, b.cap) && isSame(a.maintenance, b.maintenance) && a.leverageMax === b.leverageMax;

/** What a form changes of the terms that are; the margin table as a whole. */
export function changesOf(before: Terms, form: TermsForm): Partial<Terms> {
  const after = termsOf(form);
  const changes: Partial<Terms> = {};
  for (const name of [...AMOUNTS, ...RATIOS]) {
    if (!isSame(before[name], after[name])) {
      changes[name] = after[name];
    }
  }
  if (before.openOrdersMax !== after.openOrdersMax) {
    changes.openOrdersMax = after.openOrdersMax;
  }
  if (before.brackets.length !== after.brackets.length || !after.brackets.every((step, i) => isSameStep(step, before.brackets[i]))) {
    changes.brackets = after.brackets;
  }
  return changes;
}

/** The field of a form that a service means: brackets[0].cap is brackets.0.cap. */
export const fieldOf = (name: string): string => name.replace(/^terms\./, '').replace(/\[(\d+)\]/g, '.$1');

/** The step of the margin table that a change is of, from 1; 0 for a change of something else. */
export const stepOf = (field: string): number => Number(/^brackets\[(\d+)\]/.exec(field)?.[1] ?? -1) + 1;
