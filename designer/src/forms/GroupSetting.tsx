import type { FormDefinition } from '@onething/forms';
import { Button, Flex, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelField } from '../panel/PanelField.js';
import { questionsOf, withoutQuestion, withQuestion, withQuestionTitle } from './edit-group.js';
import { type FieldKind, kindNames } from './field-kinds.js';

/** The questions of a group that is answered several times: family members, flats. */
export function GroupSetting({ form, name, onChange }: { form: FormDefinition; name: string; onChange: (form: FormDefinition) => void }) {
  const { t } = useTranslation();
  const questions = questionsOf(form.schema.properties[name]);
  if (!questions) return null;

  return (
    <PanelField label={t('group.title')} htmlFor="group-add">
      <Flex vertical gap={4}>
        {Object.entries(questions).map(([question, { title = question }]) => (
          <Flex key={question} gap={4}>
            <Input
              aria-label={t('group.question', { title })}
              value={title}
              onChange={(event) => onChange(withQuestionTitle(form, name, question, event.target.value))}
            />
            <Button aria-label={t('group.remove', { title })} onClick={() => onChange(withoutQuestion(form, name, question))}>
              ×
            </Button>
          </Flex>
        ))}
        <Select
          id="group-add"
          size="small"
          placeholder={t('group.add')}
          value={null}
          options={kindNames.filter((kind) => kind !== 'group').map((kind) => ({ value: kind, label: t(`fieldKinds.${kind}`) }))}
          onChange={(kind: FieldKind) => onChange(withQuestion(form, name, kind, t(`fieldKinds.${kind}`)))}
        />
      </Flex>
    </PanelField>
  );
}
