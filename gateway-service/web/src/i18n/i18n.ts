import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en, type Key } from './en';
import { zh } from './zh';

const REMEMBERED = 'perpex.language';

export type Language = 'en' | 'zh';

function preferred(): Language {
  const chosen = localStorage.getItem(REMEMBERED) ?? navigator.language;
  return chosen.startsWith('zh') ? 'zh' : 'en';
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en }, zh: { translation: zh } },
  });
  document.documentElement.lang = i18next.language === 'zh' ? 'zh-CN' : 'en';
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export type Translate = (key: Key, values?: Record<string, string | number>) => string;

/** Returns the function that translates, and the language that is spoken. */
export function useText(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as Translate, language: i18n.language === 'zh' ? 'zh' : 'en' };
}
