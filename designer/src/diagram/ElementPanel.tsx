import type { Package } from '@onething/processes';
import { Descriptions, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { describeElement } from './describe-element.js';
import { spaced, translateTo } from './translate.js';
import type { SelectedElement } from './use-viewer.js';

/** What the chosen element means, in words and titles; never an attribute name, never XML. */
export function ElementPanel({ element, parts }: { element: SelectedElement | undefined; parts: Package }) {
  const { t, i18n } = useTranslation();
  if (!element) return <Typography.Paragraph type="secondary">{t('selectElement')}</Typography.Paragraph>;

  return (
    <section aria-live="polite">
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {String(element.get('name') ?? element.id)}
      </Typography.Title>
      <Descriptions column={1} size="small" layout="vertical">
        <Descriptions.Item label={t('kind')}>{translateTo(i18n.language)(spaced(element.type))}</Descriptions.Item>
        {describeElement(element, parts).map(({ label, text }) => (
          <Descriptions.Item key={label} label={t(label)}>
            <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>
          </Descriptions.Item>
        ))}
      </Descriptions>
    </section>
  );
}
