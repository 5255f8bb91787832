import { connectors, findConnector, type Package } from '@onething/processes';
import { Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type BusinessObject, childOf, childrenOf, textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import type { Section } from './section.js';

/** What the platform does here by itself; its settings are drawn from the connector's own description. */
export const connectorSection: Section = {
  id: 'connector',
  suits: ({ type }) => type === 'bpmn:ServiceTask' || type === 'bpmn:SendTask',
  Fields: function ConnectorFields({ element, editor, parts }) {
    const { t, i18n } = useTranslation();
    const said = (message: { zh: string; en: string }) => (i18n.language === 'en' ? message.en : message.zh);
    const chosen = textOf(element.businessObject, 'onething:connector');
    const descriptor = chosen === undefined ? undefined : findConnector(chosen);

    return (
      <>
        <PanelField label={t('connector')} htmlFor="panel-connector">
          <Select
            id="panel-connector"
            value={chosen}
            onChange={(connector: string) => editor.set(element, { 'onething:connector': connector })}
            options={connectors.map(({ id, title }) => ({ value: id, label: said(title) }))}
          />
        </PanelField>
        {Object.entries(descriptor?.inputs ?? {}).map(([name, field]) => (
          <PanelField key={name} label={`${said(field.title)}${field.required ? ' *' : ''}`} htmlFor={`panel-input-${name}`}>
            <Setting
              id={`panel-input-${name}`}
              options={optionsFor(name, parts)}
              value={inputOf(element.businessObject, name)}
              onChange={(value) => editor.setInput(element, name, value)}
            />
          </PanelField>
        ))}
      </>
    );
  },
};

interface SettingProps {
  readonly id: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** As the file has it: a text in quotes, or a calculation. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A text or a choice; what is calculated stays as it was made. */
function Setting({ id, options, value, onChange }: SettingProps) {
  const { t } = useTranslation();
  const literal = value === undefined ? '' : literalOf(value);
  if (literal === undefined) return <Typography.Text id={id}>{t('panel.calculated')}</Typography.Text>;
  if (options) return <Select id={id} value={literal || undefined} options={[...options]} onChange={(chosen: string) => onChange(JSON.stringify(chosen))} />;
  return <Input id={id} value={literal} onChange={(event) => onChange(event.target.value === '' ? undefined : JSON.stringify(event.target.value))} />;
}

function optionsFor(input: string, { documents, registries, manifest }: Package): SettingProps['options'] {
  if (input === 'document') return Object.values(documents).map(({ id, title }) => ({ value: id, label: title }));
  if (input !== 'registry') return undefined;

  const own = Object.values(registries).map(({ id, title }) => ({ value: id, label: title }));
  const ports = manifest.ports.registries.map(({ id, title }) => ({ value: id, label: title }));
  return [...ports, ...own.filter(({ value }) => !ports.some((port) => port.value === value))];
}

function inputOf(object: BusinessObject, name: string): string | undefined {
  const held = childOf(object, 'extensionElements');
  const input = held && childrenOf(held, 'values').find((one) => one.$type === 'onething:Input' && one.get('name') === name);
  return input && textOf(input, 'value');
}

function literalOf(text: string): string | undefined {
  return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
}
