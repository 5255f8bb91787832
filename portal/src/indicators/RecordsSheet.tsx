import type { IndicatorRecords, IndicatorReport } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLoad } from '../data/use-load.js';
import { Show } from '../feedback/Show.js';
import { FactList } from '../ui/FactList.js';
import { Sheet } from '../ui/Sheet.js';
import { useLanguage } from '../words/use-language.js';
import type { Figure } from './figures.js';

/** The records behind a figure, for those who answer for them. */
export function RecordsSheet({ report, figure, onClose }: { report: IndicatorReport; figure: Figure; onClose: () => void }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const measure = report.measures.find(({ id }) => id === figure.measure);
  const asked = { measure: figure.measure, ...(figure.field !== null && { field: figure.field, cell: String(figure.cell ?? '') }) };
  const records = useLoad(`records:${report.package}/${report.id}/${JSON.stringify(asked)}`, (client) =>
    client.indicatorRecords(report.package, report.id, asked),
  );
  const cell = figure.field === null ? t('indicators.whole') : figure.cell === null ? t('indicators.unnamed') : String(figure.cell);

  return (
    <Sheet title={`${pick(measure?.title ?? '', measure?.titleEn)} · ${cell}`} onClose={onClose}>
      <p className="small soft">{t('indicators.traced')}</p>
      <Show of={records}>{(value) => <RecordList records={value} />}</Show>
    </Sheet>
  );
}

function RecordList({ records: { fields, items, total } }: { records: IndicatorRecords }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const told = (value: string | number | boolean | null) =>
    value === null ? '—' : typeof value === 'boolean' ? t(value ? 'indicators.yes' : 'indicators.no') : value;

  return (
    <>
      {total > items.length && <p className="soft">{t('indicators.firstOf', { shown: items.length, total })}</p>}
      <ul className="stack figure-records">
        {items.map((item) => (
          <li key={item.key}>
            {item.case && <Link to={`/cases/${item.case}`}>{t('indicators.openCase', { number: item.key })}</Link>}
            <FactList
              facts={fields.map(({ field, title, titleEn }, index) => ({ key: field, title: pick(title, titleEn), value: told(item.values[index] ?? null) }))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
