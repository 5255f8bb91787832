import { type FormDefinition, translateForm } from '@onething/forms';
import { useMemo } from 'react';
import { readForm } from '../show/form-definition.js';
import { useLanguage } from '../words/use-language.js';

/** The form as it came over the wire, in the language spoken. */
export function useForm(form: unknown, texts: Readonly<Record<string, string>>): FormDefinition | undefined {
  const { language } = useLanguage();

  return useMemo(() => {
    const definition = readForm(form);
    return definition && language === 'en' ? translateForm(definition, texts, `/forms/${definition.id}.json`) : definition;
  }, [form, texts, language]);
}
