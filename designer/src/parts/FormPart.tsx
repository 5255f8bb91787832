import type { FormDefinition } from '@onething/forms';
import '@onething/forms/react/portal.css';
import { FormView } from '@onething/forms/react';
import type { Package } from '@onething/processes';
import type { Facts } from '@onething/rules';
import { Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The form at phone width, alive: conditions open and close fields as they will for an applicant. */
export function FormPart({ form }: { form: FormDefinition; parts: Package }) {
  const { t, i18n } = useTranslation();
  const [values, setValues] = useState<Facts>({});

  return (
    <Flex gap={24} wrap>
      <div style={{ width: 390, maxWidth: '100%', border: '1px solid #d9d9d9', borderRadius: 16, padding: 16 }}>
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
      <Typography.Paragraph type="secondary" style={{ flex: 1, minWidth: 220 }}>
        {t('previewHelp')}
      </Typography.Paragraph>
    </Flex>
  );
}
