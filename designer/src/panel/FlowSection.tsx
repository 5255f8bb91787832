import { languages } from '@onething/processes/modelling';
import { type Condition, describeCondition, parseCondition } from '@onething/rules';
import { Alert, Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import { factChoices, factsOfAuthor } from '../conditions/fact-choices.js';
import { type BusinessObject, childOf, textOf } from '../modeler/business-object.js';
import { PanelField } from './PanelField.js';
import type { Section, SectionProps } from './section.js';

/** When this branch is taken, as a sentence; or that it is the one for everything else. */
export const flowSection: Section = {
  id: 'flow',
  suits: ({ type, businessObject }) => type === 'bpmn:SequenceFlow' && branches(childOf(businessObject, 'sourceRef')),
  Fields: function FlowFields(props) {
    const { t } = useTranslation();
    const { element, editor } = props;
    const gateway = childOf(element.businessObject, 'sourceRef');
    const source = editor.elements().find(({ id }) => id === gateway?.id);
    const otherwise = gateway !== undefined && childOf(gateway, 'default')?.id === element.id;

    return (
      <>
        <PanelField label={t('panel.otherwise')} htmlFor="panel-default" help={t('panel.otherwiseHelp')}>
          <div>
            <Switch
              id="panel-default"
              checked={otherwise}
              onChange={(on) => {
                if (on) editor.setExpression(element, 'conditionExpression', undefined);
                if (source) editor.set(source, { default: on ? element.businessObject : undefined });
              }}
            />
          </div>
        </PanelField>
        {!otherwise && <Sentences {...props} />}
      </>
    );
  },
};

function Sentences({ element, editor, parts, required, process }: SectionProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const facts = factChoices(parts, required, process, english);
  const held = childOf(element.businessObject, 'conditionExpression');
  const condition = held && readCondition(held);
  const put = (next: Condition | undefined) =>
    editor.setExpression(element, 'conditionExpression', next && { language: languages.conditions, body: JSON.stringify(next) });

  if (held && !condition)
    return (
      <Alert
        type="info"
        title={t('sentences.elsewhere')}
        action={
          <Button size="small" onClick={() => put(undefined)}>
            {t('sentences.rewrite')}
          </Button>
        }
      />
    );
  const sentence = condition && describeCondition(condition, factsOfAuthor(parts, required, process));

  return (
    <section aria-label={t('sentences.title')}>
      <p style={{ fontWeight: 600, margin: '0 0 4px' }}>{t('sentences.title')}</p>
      {sentence && <p style={{ color: '#4f5b6b', margin: '0 0 8px' }}>{english ? sentence.en : sentence.zh}</p>}
      <ConditionEditor condition={condition} facts={facts} onChange={put} />
    </section>
  );
}

function branches(source: BusinessObject | undefined): boolean {
  return source?.$type === 'bpmn:ExclusiveGateway' || source?.$type === 'bpmn:InclusiveGateway';
}

function readCondition(held: BusinessObject): Condition | undefined {
  if (textOf(held, 'language') !== languages.conditions) return undefined;
  try {
    const parsed = parseCondition(JSON.parse(textOf(held, 'body') ?? ''));
    return parsed.ok ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}
