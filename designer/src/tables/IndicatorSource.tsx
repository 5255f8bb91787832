import type { Package } from '@onething/processes';
import type { IndicatorDefinition } from '@onething/rules';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelField } from '../panel/PanelField.js';

interface IndicatorSourceProps {
  readonly decision: IndicatorDefinition;
  readonly parts: Package;
  readonly onChange: (decision: IndicatorDefinition) => void;
}

const none = 'none';

/** Whether the figures are shown on the page of indicators, from which registry, by which day, and whether small numbers point at people. */
export function IndicatorSource({ decision, parts, onChange }: IndicatorSourceProps) {
  const { t } = useTranslation();
  const { source, row } = decision;
  const fields = Object.keys(row);
  const fitting = parts.manifest.ports.registries.filter(({ id }) => fields.every((field) => parts.registries[id]?.fields[field]));
  const shown = source?.kind === 'cases' ? 'cases' : (source?.registry ?? none);
  const kept = source && !fitting.some(({ id }) => id === shown) ? [{ value: shown, label: source.kind === 'cases' ? t('indicators.cases') : shown }] : [];
  const choose = (registry: string) => {
    const { source: _, ...rest } = decision;
    onChange(registry === none ? rest : { ...rest, source: { ...(shown === registry ? source : {}), kind: 'registry', registry } });
  };

  return (
    <div style={{ marginTop: 16, maxWidth: 480 }}>
      <PanelField label={t('indicators.page')} htmlFor="indicator-source" help={t('indicators.pageHelp')}>
        <Select
          id="indicator-source"
          value={shown}
          onChange={choose}
          options={[
            { value: none, label: t('indicators.noPage') },
            ...kept,
            ...fitting.map(({ id, title }) => ({ value: id, label: t('indicators.fromRegistry', { title }) })),
          ]}
        />
      </PanelField>
      {source && (
        <>
          <PanelField label={t('indicators.day')} htmlFor="indicator-day" help={t('indicators.dayHelp')}>
            <Select
              id="indicator-day"
              value={source.day ?? none}
              onChange={(day) => onChange({ ...decision, source: { ...source, day: day === none ? undefined : day } })}
              options={[
                { value: none, label: t('indicators.noDay') },
                ...Object.entries(row).flatMap(([field, { title, type }]) => (type === 'date' ? [{ value: field, label: title }] : [])),
              ]}
            />
          </PanelField>
          <PanelField label={t('indicators.about')} htmlFor="indicator-about" help={t('indicators.aboutHelp')}>
            <Select
              id="indicator-about"
              value={source.about ?? 'people'}
              onChange={(about) => onChange({ ...decision, source: { ...source, about } })}
              options={(['people', 'things'] as const).map((value) => ({ value, label: t(`indicators.aboutKind.${value}`) }))}
            />
          </PanelField>
        </>
      )}
    </div>
  );
}
