import type { Package } from '@onething/processes';
import { type DecisionDefinition, parseDecision } from '@onething/rules';
import { Typography } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { basisText } from '../parts/Overview.js';
import { columnFacts } from './column-facts.js';
import { DrawEditor } from './DrawEditor.js';
import { FormulaGrid } from './FormulaGrid.js';
import { IndicatorEditor } from './IndicatorEditor.js';
import { RuleSetEditor } from './RuleSetEditor.js';
import { ScorecardGrid } from './ScorecardGrid.js';
import { TableGrid } from './TableGrid.js';

/** A decision being changed, each kind in its own way. */
export function DecisionEditor({ id, decision: read, draft }: { id: string; decision: DecisionDefinition; draft: OpenDraft }) {
  const { i18n } = useTranslation();
  const [file, save] = useJsonFile<DecisionDefinition>(draft, `decisions/${id}.json`);
  // What is broken right now cannot be drawn; then the last version that could be read is.
  const decision = useMemo(() => (file && parseDecision(file).ok ? file : read), [file, read]);
  const { parts, source } = draft;
  const facts = useMemo(
    () => (parts ? columnFacts(decision, parts, source.required, i18n.language === 'en') : []),
    [decision, parts, source.required, i18n.language],
  );
  if (!parts) return null;

  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {decision.title}
      </Typography.Title>
      <Kind decision={decision} parts={parts} facts={facts} onChange={save} />
      {decision.basis?.map((basis) => (
        <Typography.Paragraph key={basisText(basis)} type="secondary" style={{ margin: '8px 0 0' }}>
          {basisText(basis)} {basis.text}
        </Typography.Paragraph>
      ))}
    </>
  );
}

interface KindProps {
  readonly decision: DecisionDefinition;
  readonly parts: Package;
  readonly facts: ReturnType<typeof columnFacts>;
  readonly onChange: (decision: DecisionDefinition) => void;
}

function Kind({ decision, ...props }: KindProps) {
  if (decision.kind === 'decision-table') return <TableGrid decision={decision} {...props} />;
  if (decision.kind === 'scorecard') return <ScorecardGrid decision={decision} {...props} />;
  if (decision.kind === 'formula') return <FormulaGrid decision={decision} {...props} />;
  if (decision.kind === 'rule-set') return <RuleSetEditor decision={decision} {...props} />;
  if (decision.kind === 'draw') return <DrawEditor decision={decision} {...props} />;
  return <IndicatorEditor decision={decision} {...props} />;
}
