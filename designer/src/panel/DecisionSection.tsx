import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import type { Section } from './section.js';

/** Which rule decides here. */
export const decisionSection: Section = {
  id: 'decision',
  suits: ({ type }) => type === 'bpmn:BusinessRuleTask',
  Fields: function DecisionFields({ element, editor, parts }) {
    const { t } = useTranslation();

    return (
      <PanelField label={t('decision')} htmlFor="panel-decision">
        <Select
          id="panel-decision"
          value={textOf(element.businessObject, 'onething:decision')}
          onChange={(decision: string) => editor.set(element, { 'onething:decision': decision })}
          options={Object.values(parts.decisions).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </PanelField>
    );
  },
};
