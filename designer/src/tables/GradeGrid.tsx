import type { ScorecardDefinition } from '@onething/rules';
import { useTranslation } from 'react-i18next';
import { withGrade, withGradeBelow, withoutGrade } from './edit-scorecard.js';
import { GridCell } from './GridCell.js';
import { pointsOf, textOfPoints } from './points-text.js';
import { RowButtons } from './RowButtons.js';

/** Where each grade begins. The best stands first; the last may take all the rest. */
export function GradeGrid({ decision, onChange }: { decision: ScorecardDefinition; onChange: (decision: ScorecardDefinition) => void }) {
  const { t } = useTranslation();

  return (
    <table className="ot-grid" style={{ marginTop: 16, width: 520 }}>
      <thead>
        <tr>
          <th>{t('grade')}</th>
          <th>{t('gradeFrom')}</th>
          <th style={{ width: 90 }}>{t('grid.row')}</th>
        </tr>
      </thead>
      <tbody>
        {decision.grades.map(({ code, title, from }) => (
          <tr key={code}>
            <td>
              <GridCell
                label={`${t('grade')} ${title}`}
                text={title}
                onChange={(text) => text !== '' && onChange(withGrade(decision, code, { title: text }))}
              />
            </td>
            <td>
              <GridCell
                label={`${title} ${t('gradeFrom')}`}
                text={from === undefined ? '' : textOfPoints(from)}
                meaning={from === undefined ? t('otherwise') : undefined}
                onChange={(text) => onChange(withGrade(decision, code, { from: text === '' ? undefined : pointsOf(text) }))}
              />
            </td>
            <td>
              <RowButtons
                buttons={[
                  ['+', `${title} ${t('scorecard.addGrade')}`, () => onChange(withGradeBelow(decision, code, t('scorecard.newGrade')))],
                  ['×', `${title} ${t('remove')}`, () => onChange(withoutGrade(decision, code))],
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
