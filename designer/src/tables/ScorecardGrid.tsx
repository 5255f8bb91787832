import type { Characteristic, Points, ScorecardDefinition } from '@onething/rules';
import { useTranslation } from 'react-i18next';
import { GridCell } from './GridCell.js';

interface ScorecardGridProps {
  readonly decision: ScorecardDefinition;
  readonly onChange: (decision: ScorecardDefinition) => void;
}

/** A scorecard as a grid: which case gives how many points, and where each grade begins. */
export function ScorecardGrid({ decision, onChange }: ScorecardGridProps) {
  const { t } = useTranslation();
  const putAttribute = (of: Characteristic, id: string, change: { when?: string; score?: Points }) =>
    onChange({
      ...decision,
      characteristics: decision.characteristics.map((one) =>
        one.id === of.id ? { ...one, attributes: one.attributes.map((attribute) => (attribute.id === id ? { ...attribute, ...change } : attribute)) } : one,
      ),
    });

  return (
    <section style={{ overflow: 'auto' }} aria-label={decision.title}>
      <table className="ot-grid">
        <thead>
          <tr>
            <th>{t('characteristic')}</th>
            <th>{t('sentences.title')}</th>
            <th>{t('points')}</th>
            <th>{t('note')}</th>
          </tr>
        </thead>
        <tbody>
          {decision.characteristics.flatMap((of) =>
            of.attributes.map(({ id, when, score, reason }, index) => (
              <tr key={`${of.id}/${id}`}>
                <td>{index === 0 ? of.title : ''}</td>
                <td>
                  <GridCell label={`${of.title} ${index + 1} ${t('sentences.title')}`} text={when} onChange={(text) => putAttribute(of, id, { when: text })} />
                </td>
                <td>
                  <GridCell
                    label={`${of.title} ${index + 1} ${t('points')}`}
                    text={textOfPoints(score)}
                    onChange={(text) => putAttribute(of, id, { score: pointsOf(text) })}
                  />
                </td>
                <td>{reason}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <table className="ot-grid" style={{ marginTop: 16 }}>
        <thead>
          <tr>
            <th>{t('grade')}</th>
            <th>{t('gradeFrom')}</th>
          </tr>
        </thead>
        <tbody>
          {decision.grades.map((grade) => (
            <tr key={grade.code}>
              <td>
                {grade.title} ({grade.code})
              </td>
              <td>
                <GridCell
                  label={`${grade.title} ${t('gradeFrom')}`}
                  text={grade.from === undefined ? '' : textOfPoints(grade.from)}
                  onChange={(text) =>
                    onChange({
                      ...decision,
                      grades: decision.grades.map((one) => (one.code === grade.code ? { ...one, from: text === '' ? undefined : pointsOf(text) } : one)),
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function textOfPoints(points: Points): string {
  return typeof points === 'number' ? String(points) : `= ${points.expr}`;
}

function pointsOf(text: string): Points {
  return Number.isFinite(Number(text)) ? Number(text) : { expr: text.replace(/^=\s*/, '') };
}
