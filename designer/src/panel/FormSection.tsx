import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import type { Section } from './section.js';

/** Which form is filled in here, and under which name its answers are kept. */
export const formSection: Section = {
  id: 'form',
  suits: ({ type }) => type === 'bpmn:UserTask' || type === 'bpmn:StartEvent',
  Fields: function FormFields({ element, editor, parts }) {
    const { t } = useTranslation();

    return (
      <PanelField label={t('form')} htmlFor="panel-form">
        <Select
          id="panel-form"
          allowClear
          value={textOf(element.businessObject, 'onething:form')}
          onChange={(form?: string) => editor.set(element, { 'onething:form': form, ...answersApart(element.type, element.id, form) })}
          options={Object.values(parts.forms).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </PanelField>
    );
  },
};

/** Answers of a task are kept under a name of their own, so that a second review does not overwrite the first. */
function answersApart(type: string, id: string, form: string | undefined): Readonly<Record<string, string | undefined>> {
  return type === 'bpmn:UserTask' ? { 'onething:result': form && id.replaceAll('-', '_') } : {};
}
