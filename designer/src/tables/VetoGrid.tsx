import type { Package } from '@onething/processes';
import type { ScorecardDefinition } from '@onething/rules';
import { Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { withNewVeto, withoutVeto, withVeto } from './edit-scorecard.js';
import { FormulaCell } from './FormulaCell.js';
import { GridCell } from './GridCell.js';
import { namedFacts } from './named-formula.js';
import { RowButtons } from './RowButtons.js';

interface VetoGridProps {
  readonly decision: ScorecardDefinition;
  readonly parts: Package;
  readonly onChange: (decision: ScorecardDefinition) => void;
}

/** 一票否决: when it holds, which grade it sets whatever the points, and why. The first that holds counts. */
export function VetoGrid({ decision, parts, onChange }: VetoGridProps) {
  const { t } = useTranslation();
  const { vetoes = [], grades } = decision;

  return (
    <section aria-label={t('veto')} style={{ marginTop: 16 }}>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {t('veto')}
      </Typography.Title>
      {vetoes.length > 0 && (
        <table className="ot-grid">
          <thead>
            <tr>
              <th>{t('scorecard.vetoWhen')}</th>
              <th style={{ width: '26%' }}>{t('scorecard.vetoReason')}</th>
              <th style={{ width: 150 }}>{t('scorecard.vetoGrade')}</th>
              <th style={{ width: 60 }}>{t('grid.row')}</th>
            </tr>
          </thead>
          <tbody>
            {vetoes.map(({ id, when, reason, grade }) => (
              <tr key={id}>
                <td>
                  <FormulaCell
                    label={`${reason} ${t('scorecard.vetoWhen')}`}
                    expr={when}
                    facts={namedFacts(decision, parts)}
                    onChange={(next) => onChange(withVeto(decision, id, { when: next }))}
                  />
                </td>
                <td>
                  <GridCell
                    label={`${reason} ${t('scorecard.vetoReason')}`}
                    text={reason}
                    onChange={(text) => text !== '' && onChange(withVeto(decision, id, { reason: text }))}
                  />
                </td>
                <td>
                  <GridCell
                    label={`${reason} ${t('scorecard.vetoGrade')}`}
                    text={grade}
                    options={grades.map(({ code, title }) => ({ value: code, label: title }))}
                    onChange={(code) => onChange(withVeto(decision, id, { grade: code }))}
                  />
                </td>
                <td>
                  <RowButtons buttons={[['×', `${reason} ${t('remove')}`, () => onChange(withoutVeto(decision, id))]]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button style={{ marginTop: 8 }} onClick={() => onChange(withNewVeto(decision, t('scorecard.newVeto')))}>
        {t('scorecard.addVeto')}
      </Button>
    </section>
  );
}
