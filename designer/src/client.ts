import { createClient } from '@onething/runtime-api/client';
import i18next from 'i18next';

/** The one client of the designer; it asks for answers in the language of the page. */
export const client = createClient({ language: () => (i18next.language === 'en' ? 'en' : 'zh') });
