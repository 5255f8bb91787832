import type { ConnectorField } from '@onething/processes';
import { useTranslation } from 'react-i18next';
import { factChoices } from '../conditions/fact-choices.js';
import { inputOf, textOf } from '../modeler/business-object.js';
import { SettingInput } from '../settings/SettingInput.js';
import { settingKind } from '../settings/setting-kinds.js';
import { PanelField } from './PanelField.js';
import type { SectionProps } from './section.js';

type BlockSettingsProps = SectionProps & {
  /** Connector or shared process: it decides how each input is asked. */
  readonly owner: string;
  readonly inputs: Readonly<Record<string, ConnectorField>>;
  /** Instead of writing only the input: what else follows from it. */
  readonly put?: (name: string, value: string | undefined) => void;
};

/** The named settings of a block, drawn from its description: which are needed, how each is asked. */
export function BlockSettings({ element, editor, parts, required, process, owner, inputs, put }: BlockSettingsProps) {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  const facts = factChoices(parts, required, process, english);
  const steps = editor
    .elements()
    .filter(({ type, id }) => type === 'bpmn:UserTask' && id !== element.id)
    .map(({ id, businessObject }) => ({ value: id, label: textOf(businessObject, 'name') ?? id }));
  const write = put ?? ((name: string, value: string | undefined) => editor.setInput(element, name, value));

  return Object.entries(inputs).map(([name, field]) => {
    const label = english ? field.title.en : field.title.zh;
    return (
      <PanelField key={name} label={`${label}${field.required ? ' *' : ''}`} htmlFor={`panel-input-${name}`}>
        <SettingInput
          kind={settingKind(owner, name)}
          id={`panel-input-${name}`}
          label={label}
          value={inputOf(element.businessObject, name)}
          facts={facts}
          parts={parts}
          required={required}
          steps={steps}
          beside={(other) => inputOf(element.businessObject, other)}
          onChange={(value) => write(name, value)}
        />
      </PanelField>
    );
  });
}
