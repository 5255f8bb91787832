import type { Package } from '@onething/processes';
import { Flex, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Period, readPeriod, units, writePeriod } from './period.js';

interface PeriodInputProps {
  readonly id: string;
  readonly text: string | undefined;
  readonly parts: Package;
  readonly onChange: (text: string | undefined) => void;
}

/** How long: a number of working days, or a parameter of the package that a city may set. */
export function PeriodInput({ id, text, parts, onChange }: PeriodInputProps) {
  const { t } = useTranslation();
  const period: Period | undefined = text === undefined ? undefined : readPeriod(text);
  if (text !== undefined && !period) return <span id={id}>{t('panel.periodElsewhere')}</span>;

  const put = (change: Partial<Period>) => onChange(writePeriod({ ...(period ?? { length: 5, unit: 'workday' }), ...change }));
  const source = period === undefined ? 'none' : typeof period.length === 'number' ? 'number' : period.length.parameter;
  const numbers = parts.parameters.filter(({ type }) => type === 'number');

  return (
    <Flex vertical gap={4}>
      <Select
        id={id}
        value={source}
        onChange={(chosen) => {
          if (chosen === 'none') onChange(undefined);
          else put({ length: chosen === 'number' ? 5 : { parameter: chosen } });
        }}
        options={[
          { value: 'none', label: t('panel.noPeriod') },
          { value: 'number', label: t('panel.ownNumber') },
          ...numbers.map((parameter) => ({
            value: parameter.id,
            label: `${t('panel.parameter')}：${parameter.title}（${String(parameter.values.at(-1)?.value)}）`,
          })),
        ]}
      />
      {period && (
        <Flex gap={4}>
          {typeof period.length === 'number' && (
            <InputNumber
              aria-label={t('panel.length')}
              min={0}
              max={3650}
              value={period.length}
              onChange={(length) => put({ length: length ?? 0 })}
              style={{ flex: 1 }}
            />
          )}
          <Select
            aria-label={t('panel.unit')}
            value={period.unit}
            onChange={(unit) => put({ unit })}
            options={units.map((unit) => ({ value: unit, label: t(`units.${unit}`).trim() }))}
            style={{ flex: 1 }}
          />
        </Flex>
      )}
    </Flex>
  );
}
