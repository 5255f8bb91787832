import type { Bounds } from '@onething/rules';
import { useTranslation } from 'react-i18next';
import { boundsWith } from './edit-scorecard.js';
import { GridCell } from './GridCell.js';

interface ScoreBoundsProps {
  /** Whose bounds they are. */
  readonly title: string;
  readonly bounds?: Bounds;
  readonly onChange: (bounds: Bounds | undefined) => void;
}

/** The least and the most that points can come to; empty is open. */
export function ScoreBounds({ title, bounds, onChange }: ScoreBoundsProps) {
  const { t } = useTranslation();
  const end = (name: keyof Bounds) => (
    <div className="ot-line">
      {t(`scorecard.${name}`)}{' '}
      <GridCell
        label={`${title} ${t(`scorecard.${name}`)}`}
        text={String(bounds?.[name] ?? '')}
        placeholder={t('scorecard.open')}
        onChange={(text) => onChange(boundsWith(bounds, name, text))}
      />
    </div>
  );

  return (
    <span className="ot-bounds">
      {end('min')}
      {end('max')}
    </span>
  );
}
