import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DiagramElement, textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import { PeriodInput } from './PeriodInput.js';
import type { Section } from './section.js';

/** Who does it, until when, and who must not do it because he did another step. */
export const peopleSection: Section = {
  id: 'people',
  suits: ({ type }) => type === 'bpmn:UserTask',
  Fields: function PeopleFields({ element, editor, parts }) {
    const { t } = useTranslation();
    const object = element.businessObject;
    const words = (name: string) => textOf(object, `onething:${name}`)?.split(/\s+/) ?? [];
    const set = (name: string, value: string | undefined) => editor.set(element, { [`onething:${name}`]: value === '' ? undefined : value });
    const tasks = editor.elements().filter(({ type }) => type === 'bpmn:UserTask');
    const titled = (one: DiagramElement) => (one.id === element.id ? t('panel.once') : (textOf(one.businessObject, 'name') ?? one.id));

    return (
      <>
        <PanelField label={t('who')} htmlFor="panel-who">
          <Select
            id="panel-who"
            mode="multiple"
            value={words('candidates')}
            onChange={(roles: string[]) => set('candidates', roles.join(' '))}
            options={parts.manifest.ports.roles.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </PanelField>
        <PanelField label={t('due')} htmlFor="panel-due">
          <PeriodInput id="panel-due" text={textOf(object, 'onething:due')} parts={parts} onChange={(text) => set('due', text)} />
        </PanelField>
        {tasks.length > 1 && (
          <PanelField label={t('excluded')} htmlFor="panel-excluded">
            <Select
              id="panel-excluded"
              mode="multiple"
              value={words('excludes')}
              onChange={(tasks: string[]) => set('excludes', tasks.join(' '))}
              options={tasks.map((one) => ({ value: one.id, label: titled(one) }))}
            />
          </PanelField>
        )}
      </>
    );
  },
};
