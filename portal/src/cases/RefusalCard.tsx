import type { CaseDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { showAllBasis } from '../show/basis.js';
import { Card } from '../ui/Card.js';
import { useLanguage } from '../words/use-language.js';

/** A refusal says why, by which rule, what can be done, and where to object. */
export function RefusalCard({ refusal }: { refusal: NonNullable<CaseDetail['refusal']> }) {
  const { t } = useTranslation();
  const { language } = useLanguage();

  return (
    <Card title={t('case.refusalReason')} aside={<span className="mono small soft">{refusal.code}</span>} className="refusal">
      <div className="stack">
        <p className="refusal-message">{refusal.message}</p>
        {refusal.basis.length > 0 && <p className="small soft">{t('case.basisIs', { basis: showAllBasis(refusal.basis, language) })}</p>}
        {refusal.remedy && (
          <div>
            <h3>{t('case.remedy')}</h3>
            <p>{refusal.remedy}</p>
          </div>
        )}
        <div>
          <h3>{t('case.appeal')}</h3>
          <p>{t('case.appealText')}</p>
        </div>
      </div>
    </Card>
  );
}
