import type { FormDefinition } from '@onething/forms';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Notice.js';

/** Names the fields that another device changed while this page was open. */
export function ChangedElsewhere({ form, fields }: { form: FormDefinition; fields: readonly string[] }) {
  const { t } = useTranslation();
  if (fields.length === 0) return null;

  return <Notice tone="warn">{t('apply.conflict', { fields: fields.map((field) => form.schema.properties[field]?.title ?? field).join('、') })}</Notice>;
}
