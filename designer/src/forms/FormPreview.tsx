import type { FormDefinition } from '@onething/forms';
import '@onething/forms/react/portal.css';
import { FormView } from '@onething/forms/react';
import type { Facts } from '@onething/rules';
import { Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The form on a phone, alive: conditions open and close fields as they will for an applicant. */
export function FormPreview({ form }: { form: FormDefinition }) {
  const { t, i18n } = useTranslation();
  const [values, setValues] = useState<Facts>({});

  return (
    <section aria-label={t('formEditor.preview')} style={{ width: 392, flex: 'none', zoom: 0.72 }}>
      <Typography.Text type="secondary">{t('formEditor.preview')}</Typography.Text>
      <div className="ot-phone">
        <FormView
          definition={form}
          values={values}
          prefilled={{}}
          language={i18n.language === 'en' ? 'en' : 'zh'}
          theme="portal"
          onChange={setValues}
          onSubmit={() => undefined}
        />
      </div>
    </section>
  );
}
