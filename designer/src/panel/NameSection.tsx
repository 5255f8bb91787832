import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import type { Section } from './section.js';

/** What people call the step. */
export const nameSection: Section = {
  id: 'name',
  suits: () => true,
  Fields: function NameFields({ element, editor }) {
    const { t } = useTranslation();

    return (
      <PanelField label={t('title')} htmlFor="panel-name">
        <Input id="panel-name" value={textOf(element.businessObject, 'name') ?? ''} onChange={(event) => editor.rename(element, event.target.value)} />
      </PanelField>
    );
  },
};
