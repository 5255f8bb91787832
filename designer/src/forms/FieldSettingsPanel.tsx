import type { FormDefinition, Schema } from '@onething/forms';
import type { Package } from '@onething/processes';
import type { FactDeclaration } from '@onething/rules';
import { Button, Input, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import { choicesOf } from '../conditions/fact-choices.js';
import { PanelField } from '../panel/PanelField.js';
import { GridCell } from '../tables/GridCell.js';
import { withoutField, withRequired, withSchema, withSettings } from './edit-form.js';
import { GroupSetting } from './GroupSetting.js';
import { PrefillSetting } from './PrefillSetting.js';

interface FieldSettingsProps {
  readonly form: FormDefinition;
  readonly read: FormDefinition;
  readonly name?: string;
  readonly onChange: (form: FormDefinition) => void;
  readonly onRemoved: () => void;
  readonly parts: Package;
  readonly required: readonly Package[];
  /** Its title in English, and how that is changed. */
  readonly english: string;
  readonly onEnglish: (text: string) => void;
}

/** What the chosen field asks: its words, its choices, whether it must be answered, and when it is asked at all. */
export function FieldSettingsPanel({ form, read, name, onChange, onRemoved, parts, required, english, onEnglish }: FieldSettingsProps) {
  const { t, i18n } = useTranslation();
  const schema = name === undefined ? undefined : form.schema.properties[name];
  if (name === undefined || !schema)
    return (
      <Typography.Paragraph type="secondary" style={{ width: 230 }}>
        {t('formEditor.choose')}
      </Typography.Paragraph>
    );

  const settings = form.fields?.[name];
  const others = Object.entries(read.schema.properties).filter(([field]) => field !== name);
  const facts = choicesOf(Object.fromEntries(others.map(([field, one]) => [field, factOf(field, one)])), {}, i18n.language === 'en');

  return (
    <section aria-label={t('formEditor.settings')} style={{ width: 250, flex: 'none' }}>
      <PanelField label={t('formEditor.title')} htmlFor="field-title">
        <Input
          id="field-title"
          value={schema.title ?? read.schema.properties[name]?.title}
          onChange={(event) => onChange(withSchema(form, name, { title: event.target.value }))}
        />
      </PanelField>
      <PanelField label={t('formEditor.english')} htmlFor="field-english">
        <GridCell id="field-english" label={t('formEditor.english')} text={english} onChange={onEnglish} />
      </PanelField>
      <GroupSetting form={form} name={name} onChange={onChange} />
      <PanelField label={t('formEditor.help')} htmlFor="field-help">
        <Input
          id="field-help"
          value={settings?.help ?? ''}
          onChange={(event) => onChange(withSettings(form, name, { help: event.target.value || undefined }))}
        />
      </PanelField>
      {schema.enum && (
        <PanelField label={t('formEditor.options')} htmlFor="field-options">
          <Select
            id="field-options"
            mode="tags"
            open={false}
            value={schema.enum.map(String)}
            onChange={(options: string[]) => onChange(withSchema(form, name, { enum: options }))}
          />
        </PanelField>
      )}
      <PanelField label={t('formEditor.mustAnswer')} htmlFor="field-required">
        <div>
          <Switch id="field-required" checked={form.schema.required?.includes(name) ?? false} onChange={(on) => onChange(withRequired(form, name, on))} />
        </div>
      </PanelField>
      <PrefillSetting {...{ form, read, name, parts, required, onChange }} />
      <section aria-label={t('formEditor.visibleWhen')}>
        <p style={{ fontWeight: 600, margin: '0 0 4px' }}>{t('formEditor.visibleWhen')}</p>
        <ConditionEditor condition={settings?.visibleWhen} facts={facts} onChange={(visibleWhen) => onChange(withSettings(form, name, { visibleWhen }))} />
      </section>
      <Button
        danger
        style={{ marginTop: 16 }}
        onClick={() => {
          onChange(withoutField(form, name));
          onRemoved();
        }}
      >
        {t('formEditor.remove')}
      </Button>
    </section>
  );
}

function factOf(name: string, { title = name, type, format, enum: values }: Schema): FactDeclaration {
  if (format === 'date' || format === 'money') return { title, type: format };
  if (type === 'integer' || type === 'number') return { title, type: 'number' };
  if (type === 'array') return { title, type: 'list' };
  return { title, type: type ?? 'object', ...(values ? { values } : {}) };
}
