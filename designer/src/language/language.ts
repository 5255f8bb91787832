import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';
import { zh } from './zh.js';

export type Language = 'zh-CN' | 'en';

const stored = localStorage.getItem('onething.language');
const first: Language = stored === 'en' ? 'en' : 'zh-CN';
// Whoever has the page read out hears it in its own language.
document.documentElement.lang = first;

void i18next.use(initReactI18next).init({
  lng: first,
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});

/** Switches the language of the page and remembers it for both web apps. */
export function switchLanguage(language: Language): void {
  localStorage.setItem('onething.language', language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
