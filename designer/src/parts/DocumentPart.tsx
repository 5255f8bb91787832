import type { DocumentDefinition } from '@onething/processes';
import { Descriptions, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** A document type: how it is numbered, who seals it, and its template. */
export function DocumentPart({ document }: { document: DocumentDefinition }) {
  const { t } = useTranslation();

  return (
    <>
      <Descriptions column={1} size="small" title={document.title}>
        <Descriptions.Item label={t('number')}>
          <code>{document.number}</code>
        </Descriptions.Item>
        <Descriptions.Item label={t('seals')}>{document.seals.join('、') || t('none')}</Descriptions.Item>
      </Descriptions>
      <Typography.Title level={3} style={{ fontSize: 16 }}>
        {t('template')}
      </Typography.Title>
      <pre style={{ background: '#f6f8fa', padding: 12, whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}>{document.template}</pre>
    </>
  );
}
