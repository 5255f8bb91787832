import { useTranslation } from 'react-i18next';
import { Disclosure } from '../ui/Disclosure.js';
import { useLanguage } from '../words/use-language.js';
import { BarTable } from './BarTable.js';
import { type Figure, type Measure, showFigure } from './figures.js';

const [width, height, left, right, top, bottom] = [640, 200, 76, 20, 18, 34] as const;
const mostMonths = 24;

/** A measure month by month, by the dates of the records themselves; the numbers stand below. */
export function Trend({ measure, figures, onOpen }: { measure: Measure; figures: readonly Figure[]; onOpen?: (figure: Figure) => void }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const months = figures.filter(({ cell }) => typeof cell === 'string').slice(-mostMonths);
  if (months.length === 0) return <p className="soft">{t('indicators.nothing')}</p>;

  return (
    <>
      <p className="small soft">{t('indicators.trendHow')}</p>
      {months.length > 1 && <Line measure={measure} months={months} title={t('indicators.trend', { measure: pick(measure.title, measure.titleEn) })} />}
      <Disclosure label={t('indicators.numbers')}>
        <BarTable measure={measure} heading={t('indicators.month')} figures={months} onOpen={onOpen} />
      </Disclosure>
    </>
  );
}

function Line({ measure, months, title }: { measure: Measure; months: readonly Figure[]; title: string }) {
  const { language } = useLanguage();
  const known = months.flatMap((figure, index) => (figure.value === null ? [] : [{ figure, index, value: figure.value }]));
  const most = measure.measure === 'ratio' ? 1 : Math.max(1, ...known.map(({ value }) => value));
  const x = (index: number) => left + (index / Math.max(1, months.length - 1)) * (width - left - right);
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const every = Math.ceil(months.length / 6);
  const scale = [0, most].map((value) => ({ value, told: showFigure({ ...emptyFigure, value }, measure, language) }));

  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className="figure-trend">
      {scale.map(({ value, told }) => (
        <g key={value}>
          <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} className="figure-axis" />
          <text x={left - 8} y={y(value) + 4} textAnchor="end">
            {told}
          </text>
        </g>
      ))}
      <polyline points={known.map(({ index, value }) => `${x(index)},${y(value)}`).join(' ')} className="figure-line" />
      {known.map(({ figure, index, value }) => (
        <circle key={String(figure.cell)} cx={x(index)} cy={y(value)} r={4} className="figure-point">
          <title>{`${String(figure.cell)}：${showFigure(figure, measure, language)}`}</title>
        </circle>
      ))}
      {months.map((figure, index) =>
        index % every === 0 ? (
          <text key={String(figure.cell)} x={x(index)} y={height - 8} textAnchor={index === 0 ? 'start' : index === months.length - 1 ? 'end' : 'middle'}>
            {String(figure.cell)}
          </text>
        ) : null,
      )}
    </svg>
  );
}

const emptyFigure: Figure = { measure: '', field: null, cell: null, suppressed: false, value: null, counted: null, among: null, open: null };
