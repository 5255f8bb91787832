import { formatYuan } from '@onething/forms';
import type { ComparisonRow, Population } from '@onething/runtime-api/client';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Told = ComparisonRow['people'];

/** Who wins and loses by level, county, school or income band: a bar to each side, and the numbers beside it. */
export function Groups({ rows, population }: { rows: readonly ComparisonRow[]; population: Population }) {
  const { t, i18n } = useTranslation();
  const [by, choose] = useState('levels');
  const titleOf = (name: string) => {
    const column = population.columns.find((one) => one.name === name);
    return column ? (i18n.language === 'en' ? (column.titleEn ?? column.title) : column.title) : t(`whatIf.${name}`);
  };
  const dimensions = [...new Set(rows.map(({ dimension }) => dimension))].filter((dimension) => dimension !== 'all');
  const shown = rows.filter(({ dimension }) => dimension === by);
  const most = Math.max(1, ...shown.flatMap(({ winners, losers }) => [numberOf(winners), numberOf(losers)]));
  const hidden = shown.some((row) => Object.values(row).includes('suppressed'));

  return (
    <section className="ot-card" aria-label={t('whatIf.by')}>
      <Select
        aria-label={t('whatIf.by')}
        value={by}
        onChange={choose}
        style={{ minWidth: 200, marginBottom: 8 }}
        options={dimensions.map((name) => ({ value: name, label: titleOf(name) }))}
      />
      <table className="ot-grid ot-groups">
        <thead>
          <tr>
            <th scope="col">{titleOf(by)}</th>
            <th scope="col">{t('whatIf.bars')}</th>
            {(['people', 'losers', 'winners'] as const).map((name) => (
              <th scope="col" key={name}>
                {t(`whatIf.${name}`)}
              </th>
            ))}
            <th scope="col">{t('whatIf.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.cell}>
              <th scope="row">{row.cell || '—'}</th>
              <td>
                <Bars row={row} most={most} />
              </td>
              {(['people', 'losers', 'winners'] as const).map((name) => (
                <td key={name} className="ot-number">
                  <Count value={row[name]} />
                </td>
              ))}
              <td className="ot-number">{difference(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden && <p className="ot-hint">{t('whatIf.suppressedHelp')}</p>}
    </section>
  );
}

function Bars({ row: { winners, losers }, most }: { row: ComparisonRow; most: number }) {
  const share = (value: Told) => (72 * numberOf(value)) / most;

  return (
    <svg viewBox="0 0 150 16" className="ot-bars" aria-hidden="true">
      <rect x={75 - share(losers)} y={2} width={share(losers)} height={12} fill="#b3261e" />
      <rect x={75} y={2} width={share(winners)} height={12} fill="#1b6e3c" />
      <line x1={75} x2={75} y1={0} y2={16} stroke="#8c96a3" />
    </svg>
  );
}

function Count({ value }: { value: Told }) {
  const { t } = useTranslation();

  return <>{value === 'suppressed' ? t('whatIf.suppressed') : value.toLocaleString('zh-CN')}</>;
}

function numberOf(value: Told): number {
  return value === 'suppressed' ? 0 : value;
}

function difference({ costBefore, costAfter }: ComparisonRow): string {
  if (costBefore === 'suppressed' || costAfter === 'suppressed') return '—';

  return `${costAfter > costBefore ? '+' : ''}${formatYuan(costAfter - costBefore)}`;
}
