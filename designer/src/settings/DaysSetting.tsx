import { Flex, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Calculated } from './FactSetting.js';
import type { SettingProps } from './setting.js';

/** A number, or a parameter of the package that a city may set. */
export function DaysSetting({ id, label, value, parts, onChange }: SettingProps) {
  const { t } = useTranslation();
  const parameter = /^params\.(\w+)$/.exec(value ?? '')?.[1];
  const number = value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
  if (value !== undefined && parameter === undefined && number === undefined) return <Calculated id={id} onClear={() => onChange(undefined)} />;

  const numbers = parts.parameters.filter(({ type }) => type === 'number');
  return (
    <Flex gap={4}>
      <Select
        id={id}
        aria-label={label}
        style={{ flex: 1, minWidth: 0 }}
        placeholder={t('settings.choose')}
        value={parameter ?? (number === undefined ? undefined : 'number')}
        options={[
          { value: 'number', label: t('panel.ownNumber') },
          ...numbers.map(({ id: of, title, values }) => ({ value: of, label: `${t('panel.parameter')}：${title}（${String(values.at(-1)?.value)}）` })),
        ]}
        onChange={(chosen: string) => onChange(chosen === 'number' ? '5' : `params.${chosen}`)}
      />
      {number !== undefined && (
        <InputNumber
          aria-label={`${label} ${t('panel.length')}`}
          style={{ width: 72 }}
          min={1}
          max={3650}
          value={number}
          onChange={(next) => next !== null && onChange(String(next))}
        />
      )}
    </Flex>
  );
}
