import { connectors, findConnector } from '@onething/processes/modelling';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { textOf } from '../modeler/business-object.js';
import { BlockSettings } from './BlockSettings.js';
import { PanelField } from './PanelField.js';
import type { Section } from './section.js';

/** What the platform does here by itself; its settings are drawn from the connector's own description. */
export const connectorSection: Section = {
  id: 'connector',
  suits: ({ type }) => type === 'bpmn:ServiceTask' || type === 'bpmn:SendTask',
  Fields: function ConnectorFields(props) {
    const { t, i18n } = useTranslation();
    const { element, editor } = props;
    const chosen = textOf(element.businessObject, 'onething:connector');
    const descriptor = chosen === undefined ? undefined : findConnector(chosen);

    return (
      <>
        <PanelField label={t('connector')} htmlFor="panel-connector">
          <Select
            id="panel-connector"
            value={chosen}
            onChange={(connector: string) => editor.set(element, { 'onething:connector': connector })}
            options={connectors.map(({ id, title }) => ({ value: id, label: i18n.language === 'en' ? title.en : title.zh }))}
          />
        </PanelField>
        {descriptor && <BlockSettings {...props} owner={descriptor.id} inputs={descriptor.inputs} />}
      </>
    );
  },
};
