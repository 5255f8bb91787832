import type { Package } from '@onething/processes';
import type { ScorecardDefinition } from '@onething/rules';
import { Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { dictionaryOf } from '../parts/dictionary-of.js';
import { AddFact } from './AddFact.js';
import { CharacteristicSettings } from './CharacteristicSettings.js';
import { testOfWords, wordsOfTest } from './cell-words.js';
import type { ColumnFact } from './edit-columns.js';
import { withBand, withBandBelow, withCharacteristic, withCharacteristicOf, withoutBand } from './edit-scorecard.js';
import { GradeGrid } from './GradeGrid.js';
import { GridCell } from './GridCell.js';
import { pointsOf, textOfPoints } from './points-text.js';
import { RowButtons } from './RowButtons.js';
import { ScoreBounds } from './ScoreBounds.js';
import { VetoGrid } from './VetoGrid.js';

interface ScorecardGridProps {
  readonly decision: ScorecardDefinition;
  readonly parts: Package;
  readonly facts: readonly ColumnFact[];
  readonly onChange: (decision: ScorecardDefinition) => void;
}

/** A scorecard as a grid: which case gives how many points and why, and where each grade begins. */
export function ScorecardGrid({ decision, parts, facts, onChange }: ScorecardGridProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const dictionary = dictionaryOf(decision, parts);

  return (
    <section aria-label={decision.title}>
      <table className="ot-grid">
        <thead>
          <tr>
            <th style={{ width: '22%' }}>{t('characteristic')}</th>
            <th style={{ width: '26%' }}>{t('condition')}</th>
            <th style={{ width: 90 }}>{t('points')}</th>
            <th>{t('note')}</th>
            <th style={{ width: 90 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {decision.characteristics.flatMap((of) =>
            of.attributes.map(({ id, when, score, reason = '' }, index) => {
              const cell = (name: string) => `${of.title} ${index + 1} ${name}`;
              return (
                <tr key={`${of.id}/${id}`}>
                  <td>
                    {index === 0 && (
                      <>
                        <GridCell
                          label={`${of.title} ${t('title')}`}
                          text={of.title}
                          onChange={(title) => title !== '' && onChange(withCharacteristic(decision, of.id, { title }))}
                        />
                        <CharacteristicSettings {...{ decision, of, parts, onChange }} />
                      </>
                    )}
                  </td>
                  <td>
                    <GridCell
                      label={cell(t('condition'))}
                      text={wordsOfTest(when, { dictionary, labels: of.labels, english })}
                      onChange={(text) => onChange(withBand(decision, of, id, { when: testOfWords(text, { dictionary, labels: of.labels, english }) }))}
                    />
                  </td>
                  <td>
                    <GridCell
                      label={cell(t('points'))}
                      text={textOfPoints(score)}
                      onChange={(text) => onChange(withBand(decision, of, id, { score: pointsOf(text) }))}
                    />
                  </td>
                  <td>
                    <GridCell label={cell(t('note'))} text={reason} onChange={(text) => onChange(withBand(decision, of, id, { reason: text || undefined }))} />
                  </td>
                  <td>
                    <RowButtons
                      buttons={[
                        ['+', `${cell('')}${t('scorecard.add')}`, () => onChange(withBandBelow(decision, of, id))],
                        ['×', `${cell('')}${t('remove')}`, () => onChange(withoutBand(decision, of, id))],
                      ]}
                    />
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
      <Flex gap={8} wrap style={{ marginTop: 8 }}>
        <Select
          aria-label={t('scorecard.addCharacteristic')}
          placeholder={t('scorecard.addCharacteristic')}
          style={{ width: 300 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={facts.map(({ expr, title }) => ({ value: expr, label: title }))}
          onChange={(expr: string) => {
            const fact = facts.find((one) => one.expr === expr);
            if (fact) onChange(withCharacteristicOf(decision, fact));
          }}
        />
        <AddFact decision={decision} facts={facts} onChange={onChange} />
      </Flex>
      <div className="ot-whole-score">
        <span>{t('scorecard.whole')}</span>
        <div className="ot-line">
          {t('scorecard.initial')}{' '}
          <GridCell
            label={t('scorecard.initial')}
            text={String(decision.initialScore ?? 0)}
            onChange={(text) => Number.isFinite(Number(text)) && onChange({ ...decision, initialScore: Number(text) || undefined })}
          />
        </div>
        <ScoreBounds title={t('scorecard.whole')} bounds={decision.bounds} onChange={(bounds) => onChange({ ...decision, bounds })} />
      </div>
      <GradeGrid decision={decision} onChange={onChange} />
      <VetoGrid decision={decision} parts={parts} onChange={onChange} />
    </section>
  );
}
