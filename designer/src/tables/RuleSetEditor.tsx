import type { Package } from '@onething/processes';
import { describeCondition, type Rule, type RuleSetDefinition } from '@onething/rules';
import { Button, Flex, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import { choicesOf } from '../conditions/fact-choices.js';
import { dictionaryOf } from '../parts/dictionary-of.js';
import { AddFact } from './AddFact.js';
import type { ColumnFact } from './edit-columns.js';
import { GridCell } from './GridCell.js';

interface RuleSetEditorProps {
  readonly decision: RuleSetDefinition;
  readonly parts: Package;
  readonly facts: readonly ColumnFact[];
  readonly onChange: (decision: RuleSetDefinition) => void;
}

/** Rules as sentences: when each holds, and what it says then. */
export function RuleSetEditor({ decision, parts, facts: known, onChange }: RuleSetEditorProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const dictionary = dictionaryOf(decision, parts);
  const facts = choicesOf(decision.facts, {}, english);
  const put = (id: string, change: Partial<Rule>) =>
    onChange({ ...decision, rules: decision.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)) });

  return (
    <Flex vertical gap={12}>
      <Segmented
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('rules.takes')}
        value={decision.takes ?? 'all'}
        options={[
          { value: 'all' as const, label: t('rules.all') },
          { value: 'first' as const, label: t('rules.first') },
        ]}
        onChange={(takes) => onChange({ ...decision, takes, ...(takes === 'all' ? { otherwise: undefined } : {}) })}
      />
      {decision.rules.map(({ id, title = id, conditions, event }) => {
        const sentence = describeCondition(conditions, dictionary);
        return (
          <section key={id} aria-label={title} className="ot-form-section">
            <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => put(id, { title: text || undefined })} />
            <p>{english ? sentence.en : sentence.zh}</p>
            <ConditionEditor condition={conditions} facts={facts} onChange={(next) => next && put(id, { conditions: next })} />
            <p style={{ marginBottom: 4 }}>{t('rules.says')}</p>
            <GridCell label={`${title} ${t('rules.says')}`} text={event.type} onChange={(type) => type !== '' && put(id, { event: { ...event, type } })} />
            <Flex justify="end" style={{ marginTop: 8 }}>
              <Button
                size="small"
                danger
                disabled={decision.rules.length === 1}
                onClick={() => onChange({ ...decision, rules: decision.rules.filter((rule) => rule.id !== id) })}
              >
                {t('remove')}
              </Button>
            </Flex>
          </section>
        );
      })}
      <Flex gap={8} wrap>
        <Button onClick={() => onChange(withRule(decision, t('rules.new')))}>{t('rules.add')}</Button>
        <AddFact decision={decision} facts={known} onChange={onChange} />
      </Flex>
      {decision.takes === 'first' && (
        <div className="ot-line" style={{ maxWidth: 420 }}>
          {t('rules.otherwise')}
          <GridCell
            label={t('rules.otherwise')}
            text={decision.otherwise?.type ?? ''}
            onChange={(type) => onChange({ ...decision, otherwise: type === '' ? undefined : { ...decision.otherwise, type } })}
          />
        </div>
      )}
    </Flex>
  );
}

/** A rule more, like the last one until it is changed. */
function withRule(decision: RuleSetDefinition, title: string): RuleSetDefinition {
  const last = decision.rules.at(-1);
  if (!last) return decision;
  const ids = new Set(decision.rules.map(({ id }) => id));
  const id = Array.from({ length: ids.size + 1 }, (_, index) => `rule-${index + 1}`).find((one) => !ids.has(one)) ?? 'rule';
  return { ...decision, rules: [...decision.rules, { ...last, id, title }] };
}
