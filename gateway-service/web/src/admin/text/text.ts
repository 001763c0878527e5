import i18next from 'i18next';
import type { Key } from '../../i18n/en';
import { useText, type Language } from '../../i18n/i18n';
import { addRefusals } from '../../ui/refusal';
import { en, type AdminKey } from './en';
import { refusals } from './refusals';
import { zh } from './zh';

// The texts of the console come with the console.
i18next.addResourceBundle('en', 'translation', en, true, true);
i18next.addResourceBundle('zh', 'translation', zh, true, true);
addRefusals(refusals);

export type Say = (key: AdminKey | Key, values?: Record<string, string | number>) => string;

/** Returns what says texts of the console, and the language that is spoken. */
export function useSay(): { t: Say; language: Language } {
  return useText() as { t: Say; language: Language };
}
