import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.js';
import { useLanguage } from '../words/use-language.js';
import { barShare, type Figure, type Measure, showFigure } from './figures.js';

const mostAtOnce = 20;

interface Shown {
  readonly measure: Measure;
  readonly heading: string;
  readonly figures: readonly Figure[];
  readonly onOpen?: (figure: Figure) => void;
}

/** Bars beside their numbers; whoever cannot see the bars reads the table. */
export function BarTable({ measure, heading, figures, onOpen }: Shown) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  const [isWhole, showWhole] = useState(false);
  if (figures.length === 0) return <p className="soft">{t('indicators.nothing')}</p>;
  const sorted = [...figures].sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const shown = isWhole ? sorted : sorted.slice(0, mostAtOnce);

  return (
    <>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="figure-bar-cell">
              <span className="visually-hidden">{t('indicators.bar')}</span>
            </th>
            <th scope="col">{pick(measure.title, measure.titleEn)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((figure) => (
            <BarRow key={String(figure.cell)} figure={figure} measure={measure} all={figures} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {sorted.length > shown.length && (
        <Button look="quiet" onClick={() => showWhole(true)}>
          {t('indicators.more', { count: sorted.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function BarRow({ figure, measure, all, onOpen }: { figure: Figure; measure: Measure; all: readonly Figure[]; onOpen?: (figure: Figure) => void }) {
  const { t } = useTranslation();
  const { pick, language } = useLanguage();
  const name = figure.cell === null || figure.cell === '' ? t('indicators.unnamed') : String(figure.cell);
  const told = figure.suppressed ? t('indicators.hidden') : showFigure(figure, measure, language);
  const parts = measure.measure === 'ratio' && !figure.suppressed ? t('indicators.ofAll', { counted: figure.counted, among: figure.among }) : undefined;

  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="figure-bar-cell">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="figure-bar" aria-hidden="true">
          <rect width={100} height={10} rx={2} className="figure-bar-ground" />
          <rect width={100 * Math.min(1, Math.max(0, barShare(figure, measure, all)))} height={10} rx={2} className="figure-bar-value" />
        </svg>
      </td>
      <td>
        {onOpen && (figure.counted ?? 0) > 0 ? (
          <button
            type="button"
            className="link-button"
            onClick={() => onOpen(figure)}
            aria-label={`${told} · ${t('indicators.openNamed', { title: pick(measure.title, measure.titleEn), cell: name })}`}
          >
            {told}
          </button>
        ) : (
          told
        )}
        {parts && <div className="small soft">{parts}</div>}
      </td>
    </tr>
  );
}
