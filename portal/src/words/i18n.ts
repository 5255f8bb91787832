import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Words, zh } from './zh.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: Words };
    returnNull: false;
  }
}

export type Language = 'zh' | 'en';
const stored = 'onething.language';

/** Starts in the language chosen last on this device; Chinese when none was. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    defaultNS: 'words',
    resources: { zh: { words: zh } },
    interpolation: { escapeValue: false },
  });
  if (localStorage.getItem(stored) === 'en') await speak('en');
}

/** Changes the language and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'words')) {
    const { en } = await import('./en.js');
    i18next.addResourceBundle('en', 'words', en);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(stored, language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}

/** The language spoken now, for what is not a component. */
export function spokenLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}
