import type { Manifest, Matter } from '@onething/processes';
import type { Limit, LimitUnit } from '@onething/rules';
import { Button, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelField } from '../panel/PanelField.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { changedAt, linesOf, newMaterial, withMatter, withoutAt } from './edit-manifest.js';

interface MatterFieldsProps {
  readonly matter: Matter;
  readonly manifest: Manifest;
  readonly save: (manifest: Manifest) => void;
}

/** 事项: what people read in the catalogue before they apply, and how long it may take. */
export function MatterFields({ matter, manifest, save }: MatterFieldsProps) {
  const { t } = useTranslation();
  const put = (change: Partial<Matter>) => save(withMatter(manifest, matter.id, change));
  const line = (name: 'titleEn' | 'result' | 'fee') => (
    <PanelField label={t(`overviewEditor.${name}`)} htmlFor={`${matter.id}-${name}`}>
      <GridCell
        id={`${matter.id}-${name}`}
        label={`${matter.title} ${t(`overviewEditor.${name}`)}`}
        text={matter[name] ?? ''}
        onChange={(text) => put({ [name]: text || undefined })}
      />
    </PanelField>
  );

  return (
    <section className="ot-block" aria-label={matter.title} style={{ marginBottom: 12 }}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <PanelField label={t('title')} htmlFor={`${matter.id}-title`}>
          <GridCell
            id={`${matter.id}-title`}
            label={`${matter.title} ${t('title')}`}
            text={matter.title}
            onChange={(title) => title !== '' && put({ title })}
          />
        </PanelField>
        {line('titleEn')}
        <PanelField label={t('overviewEditor.summary')} htmlFor={`${matter.id}-summary`}>
          <GridCell
            id={`${matter.id}-summary`}
            label={`${matter.title} ${t('overviewEditor.summary')}`}
            text={matter.summary}
            onChange={(summary) => summary !== '' && put({ summary })}
          />
        </PanelField>
        <PanelField label={t('overviewEditor.conditions')} htmlFor={`${matter.id}-conditions`} help={t('overviewEditor.perLine')}>
          <Lines
            id={`${matter.id}-conditions`}
            label={`${matter.title} ${t('overviewEditor.conditions')}`}
            lines={matter.conditions}
            onChange={(conditions) => put({ conditions })}
          />
        </PanelField>
        <LimitField name={t('promised')} id={`${matter.id}-promised`} limit={matter.promised} onChange={(promised) => put({ promised })} />
        <LimitField name={t('statutory')} id={`${matter.id}-statutory`} limit={matter.statutory} onChange={(statutory) => put({ statutory })} />
        {line('result')}
        {line('fee')}
      </div>
      <Materials matter={matter} put={put} />
    </section>
  );
}

function Lines({ id, label, lines, onChange }: { id: string; label: string; lines: readonly string[]; onChange: (lines: readonly string[]) => void }) {
  const shown = lines.join('\n');
  const [typed, type] = useState(shown);
  useEffect(() => type(shown), [shown]);

  return (
    <textarea
      id={id}
      aria-label={label}
      className="ot-cell"
      rows={3}
      value={typed}
      onChange={(event) => type(event.target.value)}
      onBlur={() => typed !== shown && onChange(linesOf(typed))}
    />
  );
}

const units: readonly LimitUnit[] = ['workday', 'day', 'month', 'year', 'hour'];

function LimitField({ name, id, limit, onChange }: { name: string; id: string; limit: Limit; onChange: (limit: Limit) => void }) {
  const { t } = useTranslation();

  return (
    <PanelField label={name} htmlFor={id}>
      <div style={{ display: 'flex', gap: 8 }}>
        <InputNumber id={id} min={0} max={3650} value={limit.value} onChange={(value) => value !== null && onChange({ ...limit, value })} />
        <Select
          aria-label={`${name} ${t('panel.unit')}`}
          style={{ width: 120 }}
          value={limit.unit}
          options={units.map((value) => ({ value, label: t(`units.${value}`).trim() }))}
          onChange={(unit) => onChange({ ...limit, unit })}
        />
      </div>
    </PanelField>
  );
}

/** What somebody hands in, and what the government looks up itself. */
function Materials({ matter: { title, materials }, put }: { matter: Matter; put: (change: Partial<Matter>) => void }) {
  const { t } = useTranslation();

  return (
    <fieldset className="ot-plain">
      <legend>{t('overviewEditor.materials')}</legend>
      {materials.map(({ name, source, note = '' }, at) => {
        const change = (next: Partial<(typeof materials)[number]>) => put({ materials: changedAt(materials, at, next) });
        return (
          <div key={`${at} of ${materials.length}`} className="ot-row">
            <GridCell label={`${title} ${name} ${t('title')}`} text={name} onChange={(text) => text !== '' && change({ name: text })} />
            <GridCell
              label={`${title} ${name} ${t('source')}`}
              text={source}
              options={(['applicant', 'government'] as const).map((value) => ({ value, label: t(`overviewEditor.sources.${value}`) }))}
              onChange={(next) => change({ source: next === 'government' ? 'government' : 'applicant' })}
            />
            <GridCell label={`${title} ${name} ${t('note')}`} text={note} placeholder={t('note')} onChange={(text) => change({ note: text || undefined })} />
            <RowButtons buttons={[['×', `${title} ${name} ${t('remove')}`, () => put({ materials: withoutAt(materials, at) })]]} />
          </div>
        );
      })}
      <Button size="small" onClick={() => put({ materials: [...materials, newMaterial(t('overviewEditor.newMaterial'))] })}>
        {t('overviewEditor.addMaterial')}
      </Button>
    </fieldset>
  );
}
