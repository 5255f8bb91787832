import type { DecisionTableDefinition, ScorecardDefinition } from '@onething/rules';
import { Typography } from 'antd';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { ScorecardGrid } from './ScorecardGrid.js';
import { TableGrid } from './TableGrid.js';

/** A decision being changed in its grid. */
export function DecisionEditor({ id, decision, draft }: { id: string; decision: DecisionTableDefinition | ScorecardDefinition; draft: OpenDraft }) {
  // What is broken right now cannot be drawn; then the last version that could be read is.
  const [table, saveTable] = useJsonFile<DecisionTableDefinition>(draft, `decisions/${id}.json`);
  const [scorecard, saveScorecard] = useJsonFile<ScorecardDefinition>(draft, `decisions/${id}.json`);

  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
        {decision.title}
      </Typography.Title>
      {decision.kind === 'decision-table' && draft.parts && <TableGrid decision={table ?? decision} parts={draft.parts} onChange={saveTable} />}
      {decision.kind === 'scorecard' && <ScorecardGrid decision={scorecard ?? decision} onChange={saveScorecard} />}
    </>
  );
}
