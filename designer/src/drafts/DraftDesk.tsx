import { Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import type { PartGroup } from '../beginnings/new-part.js';
import { ChecksPanel } from '../checks/ChecksPanel.js';
import { SaveTrouble } from '../draft/SaveMark.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { useEnglish } from '../draft/use-english.js';
import { NewPartDialog } from '../new-parts/NewPartDialog.js';
import { PartMenu } from '../packages/PartMenu.js';
import { DraftHeader } from './DraftHeader.js';
import { DraftPart } from './DraftPart.js';

/** Parts on the left, the chosen one in the middle, below it what the checks say. */
export function DraftDesk({ draft, reopen }: { draft: OpenDraft; reopen: () => void }) {
  const { t } = useTranslation();
  const { session, view, parts, findings, checking } = draft;
  const base = `/drafts/${session.draft.id}`;
  const [, putText] = useEnglish(draft);
  const [adding, add] = useState<PartGroup>();
  if (!parts) return checking ? <Spin /> : <ChecksPanel findings={findings} base={base} checking={checking} />;

  const process = parts.manifest.matters[0]?.process ?? Object.keys(parts.processes)[0];
  const first = session.draft.imported ? 'import' : process ? `processes/${process}` : 'overview';

  return (
    <main data-page="draft" style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <DraftHeader draft={draft} base={base} />
      <SaveTrouble state={view.state} session={session} parts={parts} />
      <p className="ot-phone-note">{t('onPhoneDraft')}</p>
      <Flex className="ot-desk" gap={12} style={{ flex: 1, minHeight: 0 }}>
        <PartMenu parts={parts} base={base} onAdd={session.draft.status === 'editing' ? add : undefined} />
        <Flex vertical gap={8} style={{ flex: 1, minWidth: 0, minHeight: 0 }}>
          <section className="ot-part">
            <Routes>
              <Route path="/" element={<Navigate to={first} replace />} />
              <Route path="/:kind" element={<DraftPart draft={draft} reopen={reopen} />} />
              <Route path="/:kind/:part" element={<DraftPart draft={draft} reopen={reopen} />} />
            </Routes>
          </section>
          <ChecksPanel findings={findings} base={base} checking={checking} onTidy={(pointer) => putText(pointer, '')} />
        </Flex>
      </Flex>
      {adding && <NewPartDialog key={adding} group={adding} draft={draft} parts={parts} close={() => add(undefined)} />}
    </main>
  );
}
