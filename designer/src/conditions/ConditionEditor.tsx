import type { Condition } from '@onething/rules';
import { Button, Flex, Segmented, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { conditionOf, groupOf, isSentence, sentenceAbout } from './edit-condition.js';
import type { FactChoice } from './fact-choices.js';
import { SentenceRow } from './SentenceRow.js';

interface ConditionEditorProps {
  readonly condition: Condition | undefined;
  readonly facts: readonly FactChoice[];
  /** Nothing where the last sentence was taken away. */
  readonly onChange: (condition: Condition | undefined) => void;
}

/** A condition as sentences over the author's own names; groups may stand inside groups. */
export function ConditionEditor({ condition, facts, onChange }: ConditionEditorProps) {
  const { t } = useTranslation();
  if (condition && 'not' in condition)
    return (
      <Flex vertical gap={4} style={{ borderInlineStart: '3px solid #cf1322', paddingInlineStart: 8 }}>
        <Typography.Text>{t('sentences.not')}</Typography.Text>
        <ConditionEditor condition={condition.not} facts={facts} onChange={(inner) => onChange(inner && { not: inner })} />
      </Flex>
    );

  const { joins, parts } = condition ? groupOf(condition) : { joins: 'all' as const, parts: [] };
  const put = (next: readonly Condition[], how = joins) => onChange(conditionOf({ joins: how, parts: next }));
  const [first] = facts;

  return (
    <Flex vertical gap={8}>
      {parts.length > 1 && (
        <Segmented
          size="small"
          value={joins}
          onChange={(how) => put(parts, how)}
          options={[
            { value: 'all' as const, label: t('sentences.all') },
            { value: 'any' as const, label: t('sentences.any') },
          ]}
        />
      )}
      {parts.map((part, index) => {
        const replace = (next: Condition | undefined) => put(parts.flatMap((one, at) => (at !== index ? [one] : next ? [next] : [])));
        const key = `${index}-${parts.length}`;
        if (isSentence(part)) return <SentenceRow key={key} sentence={part} facts={facts} onChange={replace} onRemove={() => replace(undefined)} />;
        return (
          <div key={key} style={{ borderInlineStart: '3px solid #1456b8', paddingInlineStart: 8 }}>
            <ConditionEditor condition={part} facts={facts} onChange={replace} />
          </div>
        );
      })}
      {first && (
        <Button size="small" onClick={() => put([...parts, sentenceAbout(first)])}>
          {t('sentences.add')}
        </Button>
      )}
    </Flex>
  );
}
