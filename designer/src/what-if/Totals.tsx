import { formatYuan } from '@onething/forms';
import type { Compared, ComparisonRow } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';

/** The whole population in four numbers, with the cost before and after as two bars. */
export function Totals({ compared, milliseconds }: { compared: Compared; milliseconds?: number }) {
  const { t } = useTranslation();
  const all = compared.rows.find(({ dimension }) => dimension === 'all');
  if (!all) return null;
  const { costBefore, costAfter } = all;

  return (
    <section className="ot-card" aria-label={t('whatIf.all')} data-milliseconds={milliseconds}>
      <dl className="ot-totals" aria-live="polite">
        <Total name="winners" row={all} colour="#1b6e3c" />
        <Total name="losers" row={all} colour="#b3261e" />
        <Total name="unchanged" row={all} />
        <Total name="open" row={all} />
      </dl>
      {costBefore !== 'suppressed' && costAfter !== 'suppressed' && <CostBars before={costBefore} after={costAfter} />}
      {milliseconds !== undefined && <p className="ot-hint">{t('whatIf.took', { ms: milliseconds, rate: (1000 / milliseconds).toFixed(1) })}</p>}
    </section>
  );
}

function Total({ name, row, colour }: { name: 'winners' | 'losers' | 'unchanged' | 'open'; row: ComparisonRow; colour?: string }) {
  const { t } = useTranslation();

  return (
    <div>
      <dt>{t(`whatIf.${name}`)}</dt>
      <dd data-total={name} style={{ color: colour }}>
        {row[name] === 'suppressed' ? t('whatIf.suppressed') : row[name].toLocaleString('zh-CN')}
      </dd>
    </div>
  );
}

function CostBars({ before, after }: { before: number; after: number }) {
  const { t } = useTranslation();
  const most = Math.max(before, after, 1);
  const bar = (name: string, cost: number, colour: string) => (
    <div className="ot-cost" key={name}>
      <span>{name}</span>
      <span className="ot-track">
        <span style={{ width: `${(100 * cost) / most}%`, background: colour }} />
      </span>
      <span className="ot-number">{formatYuan(cost)}</span>
    </div>
  );

  return (
    <div data-total="cost">
      <div className="ot-hint">{t('whatIf.cost')}</div>
      {bar(t('whatIf.before'), before, '#8c96a3')}
      {bar(t('whatIf.after'), after, '#1456b8')}
      <div className="ot-cost">
        <span>{t('whatIf.difference')}</span>
        <span />
        <strong className="ot-number">{`${after > before ? '+' : ''}${formatYuan(after - before)}`}</strong>
      </div>
    </div>
  );
}
