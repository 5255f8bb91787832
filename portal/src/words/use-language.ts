import { useTranslation } from 'react-i18next';
import { type Language, speak } from './i18n.js';

/** The language spoken, the switch to the other one, and the choice between two texts of the server. */
export function useLanguage() {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';

  return {
    language,
    switchLanguage: () => speak(language === 'en' ? 'zh' : 'en'),
    say: (message: { readonly zh: string; readonly en: string }) => message[language] || message.zh,
    pick: (chinese: string, english: string | undefined) => (language === 'en' && english ? english : chinese),
  };
}
