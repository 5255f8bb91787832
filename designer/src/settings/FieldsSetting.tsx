import { Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { readFields, writeFields } from './expression-text.js';
import { Calculated, FactSetting } from './FactSetting.js';
import type { OfferedField } from './offered-fields.js';
import type { SettingProps } from './setting.js';

/** An object, field by field: each a fact or a fixed text. `every`: all fields stand there; else only those that were taken up. */
export function FieldsSetting({ offered, every, ...props }: SettingProps & { offered: readonly OfferedField[]; every: boolean }) {
  const { t } = useTranslation();
  const { id, label, value, onChange } = props;
  const fields = value === undefined ? {} : readFields(value);
  if (!fields) return <Calculated id={id} onClear={() => onChange(undefined)} />;

  const put = (name: string, next: string | undefined) => {
    const { [name]: _, ...others } = fields;
    const all = next === undefined ? others : { ...fields, [name]: next };
    onChange(Object.keys(all).length === 0 ? undefined : writeFields(all));
  };
  const shown = offered.filter(({ name }) => every || Object.hasOwn(fields, name));
  const others = offered.filter(({ name }) => !shown.some((one) => one.name === name));
  return (
    <Flex vertical gap={6} style={{ borderInlineStart: '3px solid #d9dfe8', paddingInlineStart: 8 }}>
      {shown.map(({ name, title }) => (
        <Flex vertical key={name}>
          <label htmlFor={`${id}-${name}`} style={{ fontSize: 13 }}>
            {title}
          </label>
          <FactSetting {...props} id={`${id}-${name}`} label={`${label} ${title}`} value={fields[name]} onChange={(next) => put(name, next)} />
        </Flex>
      ))}
      {others.length > 0 && (
        <Select
          id={id}
          size="small"
          aria-label={t('settings.addTo', { label })}
          placeholder={t('settings.addField')}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={others.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(name: string) => put(name, '""')}
        />
      )}
    </Flex>
  );
}

/** Who is named in a publicity of one case: one entry, of which name, ID number and a word about it are asked. */
export function EntrySetting({ value, onChange, ...props }: SettingProps) {
  const { t } = useTranslation();
  const inner = /^\[\s*(\{.*\})\s*\]$/s.exec(value ?? '')?.[1];
  if (value !== undefined && (inner === undefined || readFields(inner) === undefined)) return <Calculated id={props.id} onClear={() => onChange(undefined)} />;

  const hidden = { key: 'case.no', person: 'applicant.id' };
  const offered = ['name', 'idNo', 'detail'].map((name) => ({ name, title: t(`settings.person.${name}`) }));
  return (
    <FieldsSetting
      {...props}
      value={inner}
      every
      offered={offered}
      onChange={(next) => onChange(next === undefined ? undefined : `[${writeFields({ ...hidden, ...readFields(next) })}]`)}
    />
  );
}
