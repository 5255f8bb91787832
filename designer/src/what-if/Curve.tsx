import { formatYuan } from '@onething/forms';
import { useTranslation } from 'react-i18next';
import { type Knob, shownValue } from './knob.js';
import type { Tried } from './use-tried.js';

const [width, height, left, right, top, bottom] = [640, 180, 92, 12, 10, 26] as const;

/** Cost over every value that was dragged over, with the original value marked. */
export function Curve({ knob, tried }: { knob: Knob; tried: readonly Tried[] }) {
  const { t, i18n } = useTranslation();
  const title = t('whatIf.curve', { knob: i18n.language === 'en' ? knob.titleEn : knob.title });
  const costs = tried.map(({ cost }) => cost);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const x = (value: number) => left + ((value - knob.from) / (knob.to - knob.from)) * (width - left - right);
  const y = (cost: number) => (most === least ? height / 2 : top + ((most - cost) / (most - least)) * (height - top - bottom));

  return (
    <section className="ot-card">
      <h2 className="ot-small-title">{title}</h2>
      {tried.length < 2 && <p className="ot-hint">{t('whatIf.curveHelp')}</p>}
      {tried.length > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} style={{ width: '100%' }} data-points={tried.length}>
          <line x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} stroke="#c3cad4" />
          <line x1={x(knob.value)} x2={x(knob.value)} y1={top} y2={height - bottom} stroke="#8c96a3" strokeDasharray="4 4" />
          <polyline points={tried.map(({ value, cost }) => `${x(value)},${y(cost)}`).join(' ')} fill="none" stroke="#1456b8" strokeWidth={2} />
          {tried.map(({ value, cost }) => (
            <circle key={value} cx={x(value)} cy={y(cost)} r={3} fill="#1456b8" />
          ))}
          {[...new Set([most, least])].map((cost) => (
            <text key={cost} x={left - 6} y={y(cost) + 4} textAnchor="end" fontSize={11} fill="#4f5b6b">
              {formatYuan(Math.round(cost / 100) * 100).replace(/\.00$/, '')}
            </text>
          ))}
          {[knob.from, knob.value, knob.to].map((value) => (
            <text key={value} x={x(value)} y={height - 8} textAnchor={value === knob.to ? 'end' : 'middle'} fontSize={11} fill="#4f5b6b">
              {shownValue(knob, value)}
            </text>
          ))}
        </svg>
      )}
    </section>
  );
}
