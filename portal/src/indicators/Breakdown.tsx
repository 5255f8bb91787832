import type { IndicatorReport } from '@onething/runtime-api/client';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';
import { BarTable } from './BarTable.js';
import type { Figure } from './figures.js';
import { Trend } from './Trend.js';

const month = '$month';

/** One measure by one field as bars, and month by month as a line; both with their numbers. */
export function Breakdown({ report, onOpen }: { report: IndicatorReport; onOpen?: (figure: Figure) => void }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const fields = report.dimensions.filter(({ field }) => field !== month);
  const [chosen, choose] = useState(report.measures.find((one) => one.measure === 'ratio')?.id ?? report.measures[0]?.id ?? '');
  const [by, chooseField] = useState(fields[0]?.field);
  const measure = report.measures.find(({ id }) => id === chosen);
  const dimension = fields.find(({ field }) => field === by);
  if (!measure) return null;
  const figuresOf = (field: string) => report.figures.filter((one) => one.measure === chosen && one.field === field);

  return (
    <>
      <div className="row">
        <Choice label={t('indicators.measure')} value={chosen} onChange={choose}>
          {report.measures.map(({ id, title, titleEn }) => (
            <option key={id} value={id}>
              {pick(title, titleEn)}
            </option>
          ))}
        </Choice>
        {fields.length > 1 && (
          <Choice label={t('indicators.by')} value={by ?? ''} onChange={chooseField}>
            {fields.map(({ field, title, titleEn }) => (
              <option key={field} value={field}>
                {pick(title, titleEn)}
              </option>
            ))}
          </Choice>
        )}
      </div>
      {dimension && (
        <Card title={t('indicators.byNamed', { measure: pick(measure.title, measure.titleEn), field: pick(dimension.title, dimension.titleEn) })}>
          <BarTable measure={measure} heading={pick(dimension.title, dimension.titleEn)} figures={figuresOf(dimension.field)} onOpen={onOpen} />
        </Card>
      )}
      {report.dimensions.some(({ field }) => field === month) && (
        <Card title={t('indicators.trend', { measure: pick(measure.title, measure.titleEn) })}>
          <Trend measure={measure} figures={figuresOf(month)} onOpen={onOpen} />
        </Card>
      )}
    </>
  );
}

function Choice({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <div className="field figure-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
