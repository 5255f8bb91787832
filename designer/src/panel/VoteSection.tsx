import type { FormDefinition } from '@onething/forms';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { childOf, type DiagramElement, textOf } from '../modeler/business-object.js';
import { DaysSetting } from '../settings/DaysSetting.js';
import { firstVote, outcomeScript, readVote, type Vote, type VoteRule, voteRules, writeVote } from '../settings/vote.js';
import { PanelField } from './PanelField.js';
import type { Section, SectionProps } from './section.js';

/** Several people answer the same form: how many, and when it is decided, in words. */
export const voteSection: Section = {
  id: 'vote',
  suits: ({ type, businessObject }) => type === 'bpmn:UserTask' && loopOf(businessObject) !== undefined,
  Fields: function VoteFields(props) {
    const { t } = useTranslation();
    const { element, editor, parts } = props;
    const form = parts.forms[textOf(element.businessObject, 'onething:form') ?? ''];
    const choices = choicesOf(form);
    const vote = voteOf(element) ?? firstVote(choices[0]);
    const put = (change: Partial<Vote>) => save(props, { ...vote, ...change }, form);
    const options = choices.find(({ name }) => name === vote.field)?.options ?? [];

    return (
      <section aria-label={t('vote.title')}>
        <PanelField label={t('vote.people')} htmlFor="panel-vote-people">
          <DaysSetting
            {...{ id: 'panel-vote-people', label: t('vote.people'), value: vote.people, facts: [], parts, required: [], steps: [] }}
            beside={() => undefined}
            onChange={(people) => people !== undefined && put({ people })}
          />
        </PanelField>
        <PanelField label={t('vote.field')} htmlFor="panel-vote-field" help={choices.length === 0 ? t('vote.needsForm') : undefined}>
          <Select
            id="panel-vote-field"
            value={vote.field || undefined}
            options={choices.map(({ name, title }) => ({ value: name, label: title }))}
            onChange={(field: string) => put({ field, options: choices.find(({ name }) => name === field)?.options ?? [] })}
          />
        </PanelField>
        <PanelField label={t('vote.rule')} htmlFor="panel-vote-rule">
          <Select
            id="panel-vote-rule"
            value={vote.rule}
            options={voteRules.map((rule) => ({ value: rule, label: t(`vote.rules.${rule}`) }))}
            onChange={(rule: VoteRule) => put({ rule, against: options.at(-1), options })}
          />
        </PanelField>
        {vote.rule === 'oneAgainst' && (
          <PanelField label={t('vote.against')} htmlFor="panel-vote-against">
            <Select
              id="panel-vote-against"
              value={vote.against}
              options={options.map((value) => ({ value, label: value }))}
              onChange={(against: string) => put({ against })}
            />
          </PanelField>
        )}
        {vote.field !== '' && !editor.elements().some(({ id }) => id === outcomeId(element)) && (
          <Button onClick={() => editor.addBehind(element, outcomeId(element), t('vote.outcome'), outcomeScript(vote, votesName(element)))}>
            {t('vote.useOutcome')}
          </Button>
        )}
      </section>
    );
  },
};

const loopOf = (object: DiagramElement['businessObject']) => childOf(object, 'loopCharacteristics');
const outcomeId = ({ id }: DiagramElement) => `${id}_outcome`;

function votesName(element: DiagramElement): string {
  const loop = loopOf(element.businessObject);
  return (loop && textOf(loop, 'onething:collect')) ?? `${element.id.replaceAll('-', '_')}_votes`;
}

function voteOf({ businessObject }: DiagramElement): Vote | undefined {
  const loop = loopOf(businessObject);
  const body = (name: string) => {
    const held = loop && childOf(loop, name);
    return held && textOf(held, 'body');
  };
  return readVote({ people: body('loopCardinality'), until: body('completionCondition'), collected: loop && textOf(loop, 'onething:collected') });
}

function save({ element, editor }: SectionProps, vote: Vote, form: FormDefinition | undefined): void {
  const result = textOf(element.businessObject, 'onething:result') ?? element.id.replaceAll('-', '_');
  editor.setVote(element, { ...writeVote(vote, { votes: votesName(element), result, form }), votes: votesName(element), result });
  const outcome = editor.elements().find(({ id }) => id === outcomeId(element));
  if (outcome) editor.set(outcome, { script: outcomeScript(vote, votesName(element)) });
}

/** Fields of the form with a fixed choice: one of them is what is voted on. */
function choicesOf(form: FormDefinition | undefined): { name: string; title: string; options: readonly string[] }[] {
  return Object.entries(form?.schema.properties ?? {}).flatMap(([name, { title = name, enum: options }]) =>
    options ? [{ name, title, options: options.map(String) }] : [],
  );
}
