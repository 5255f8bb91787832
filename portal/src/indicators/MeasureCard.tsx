import type { IndicatorReport } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/use-language.js';
import { type Figure, type Measure, showFigure } from './figures.js';

/** One measure of the whole: the number, what it is made of, and how it is counted in words. */
export function MeasureCard({ measure, report, onOpen }: { measure: Measure; report: IndicatorReport; onOpen?: (figure: Figure) => void }) {
  const { t } = useTranslation();
  const { pick, say, language } = useLanguage();
  const figure = report.figures.find((one) => one.measure === measure.id && one.field === null);
  if (!figure) return null;
  const title = pick(measure.title, measure.titleEn);

  return (
    <section className="card figure-card" aria-label={title}>
      <h2>{title}</h2>
      <p className="figure-value">{figure.suppressed ? t('indicators.hidden') : showFigure(figure, measure, language)}</p>
      {measure.measure === 'ratio' && !figure.suppressed && <p>{t('indicators.ofAll', { counted: figure.counted, among: figure.among })}</p>}
      {figure.open !== null && figure.open > 0 && <p className="small soft">{t('indicators.open', { count: figure.open })}</p>}
      <p className="small soft">{say(measure.told)}</p>
      {onOpen && (figure.counted ?? 0) > 0 && (
        <button
          type="button"
          className="link-button"
          onClick={() => onOpen(figure)}
          aria-label={t('indicators.openNamed', { title, cell: t('indicators.whole') })}
        >
          {t('indicators.openRecords', { count: figure.counted ?? 0 })}
        </button>
      )}
    </section>
  );
}
