import type { Package } from '@onething/processes';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { kindOfElement } from './kind-of-element.js';
import type { SectionProps } from './section.js';
import { sections } from './sections.js';

type PanelProps = Omit<SectionProps, 'element'> & { readonly element?: SectionProps['element']; readonly parts: Package };

/** What the chosen element means, to be changed in words and choices; never an expression, never XML. */
export function PropertiesPanel({ element, ...props }: PanelProps) {
  const { t, i18n } = useTranslation();
  if (!element) return <Typography.Paragraph type="secondary">{t('selectToEdit')}</Typography.Paragraph>;

  return (
    <section aria-label={t('panel.title')} key={element.id}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {kindOfElement(element, i18n.language === 'en', t)}
      </Typography.Title>
      {sections
        .filter(({ suits }) => suits(element))
        .map(({ id, Fields }) => (
          <Fields key={id} element={element} {...props} />
        ))}
    </section>
  );
}
