import type { Package } from '@onething/processes';
import type { Characteristic, ScorecardDefinition } from '@onething/rules';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { withCharacteristic, withExpiry } from './edit-scorecard.js';
import { FormulaCell } from './FormulaCell.js';
import { GridCell } from './GridCell.js';
import { type NamedFact, namedFacts } from './named-formula.js';
import { pointsOf, textOfPoints } from './points-text.js';
import { ScoreBounds } from './ScoreBounds.js';

interface CharacteristicSettingsProps {
  readonly decision: ScorecardDefinition;
  readonly of: Characteristic;
  readonly parts: Package;
  readonly onChange: (decision: ScorecardDefinition) => void;
}

/** What holds for a characteristic as a whole: points where nothing fits, the least and the most, which bands count, and how long an entry counts. */
export function CharacteristicSettings({ decision, of, parts, onChange }: CharacteristicSettingsProps) {
  const { t } = useTranslation();
  const put = (change: Partial<Characteristic>) => onChange(withCharacteristic(decision, of.id, change));
  const expiring = of.entries ? [{ path: of.entries.as, title: t('scorecard.validEntries') }] : [];

  return (
    <details>
      <summary>{t('scorecard.more')}</summary>
      <div className="ot-line">
        {t('scorecard.nothingFits')}
        <GridCell
          label={`${of.title} ${t('scorecard.nothingFits')}`}
          text={String(of.otherwise ?? '')}
          onChange={(text) => put({ otherwise: text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text) })}
        />
      </div>
      <ScoreBounds title={of.title} bounds={of.cap} onChange={(cap) => put({ cap })} />
      <GridCell
        label={`${of.title} ${t('scorecard.takes')}`}
        text={of.takes ?? 'first'}
        options={(['first', 'all', 'one'] as const).map((value) => ({ value, label: t(`scorecard.take.${value}`) }))}
        onChange={(text) => put({ takes: text === 'all' || text === 'one' ? text : undefined })}
      />
      <FormulaCell
        label={`${of.title} ${t('scorecard.looksAt')}`}
        expr={of.expr}
        facts={[...namedFacts(decision, parts), ...expiring]}
        onChange={(expr) => put({ expr })}
      />
      <Expiry {...{ decision, of, onChange }} facts={namedFacts(decision, parts)} />
    </details>
  );
}

/** How long the entries of a list count. */
function Expiry({ decision, of, facts, onChange }: Omit<CharacteristicSettingsProps, 'parts'> & { facts: readonly NamedFact[] }) {
  const { t } = useTranslation();
  const lists = facts.filter(({ path }) => decision.facts[path]?.type === 'list');
  const { entries } = of;
  const replace = (next: Characteristic) => onChange({ ...decision, characteristics: decision.characteristics.map((one) => (one.id === of.id ? next : one)) });
  const put = (change: Partial<NonNullable<Characteristic['entries']>>) => entries && replace({ ...of, entries: { ...entries, ...change } });
  if (!entries && lists.length === 0) return null;

  return (
    <>
      <Select
        aria-label={`${of.title} ${t('scorecard.expiry')}`}
        style={{ width: '100%' }}
        value={entries?.of ?? ''}
        options={[
          { value: '', label: t('scorecard.forEver') },
          ...(entries && !lists.some(({ path }) => path === entries.of) ? [{ value: entries.of, label: t('scorecard.expires', { list: entries.of }) }] : []),
          ...lists.map(({ path, title }) => ({ value: path, label: t('scorecard.expires', { list: title }) })),
        ]}
        onChange={(list: string) => replace(withExpiry(of, list || undefined))}
      />
      {entries && (
        <>
          <div className="ot-line">
            {t('scorecard.months')}
            <GridCell
              label={`${of.title} ${t('scorecard.months')}`}
              text={textOfPoints(entries.months)}
              onChange={(text) => text.trim() !== '' && put({ months: pointsOf(text) })}
            />
          </div>
          <div className="ot-line">
            {t('scorecard.entryDate')}
            <GridCell label={`${of.title} ${t('scorecard.entryDate')}`} text={entries.date} onChange={(date) => date !== '' && put({ date })} />
          </div>
        </>
      )}
    </>
  );
}
