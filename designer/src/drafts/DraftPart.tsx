import { Empty, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { OpenDraft } from '../draft/use-draft.js';
import { PartHead } from '../new-parts/PartHead.js';
import { PartContent } from '../packages/PartContent.js';

const ProcessEditor = lazy(() => import('../modeler/ProcessEditor.js').then((module) => ({ default: module.ProcessEditor })));
const FormEditor = lazy(() => import('../forms/FormEditor.js').then((module) => ({ default: module.FormEditor })));
const DecisionEditor = lazy(() => import('../tables/DecisionEditor.js').then((module) => ({ default: module.DecisionEditor })));
const ScenarioRuns = lazy(() => import('../scenarios/ScenarioRuns.js').then((module) => ({ default: module.ScenarioRuns })));
const ParametersEditor = lazy(() => import('../parameters/ParametersEditor.js').then((module) => ({ default: module.ParametersEditor })));
const RegistryEditor = lazy(() => import('../registries/RegistryEditor.js').then((module) => ({ default: module.RegistryEditor })));
const DocumentEditor = lazy(() => import('../documents/DocumentEditor.js').then((module) => ({ default: module.DocumentEditor })));
const ImportPage = lazy(() => import('../sharing/ImportPage.js').then((module) => ({ default: module.ImportPage })));
const ScenarioEditor = lazy(() => import('../scenarios/ScenarioEditor.js').then((module) => ({ default: module.ScenarioEditor })));
const RolesEditor = lazy(() => import('../roles/RolesEditor.js').then((module) => ({ default: module.RolesEditor })));
const OverviewEditor = lazy(() => import('../overview/OverviewEditor.js').then((module) => ({ default: module.OverviewEditor })));
const RehearsalRoom = lazy(() => import('../rehearsal/RehearsalRoom.js').then((module) => ({ default: module.RehearsalRoom })));

/** The chosen part with its editor; what has none yet is shown as it is. A package in quarantine is only looked at. */
export function DraftPart({ draft, reopen }: { draft: OpenDraft; reopen: () => void }) {
  const { t } = useTranslation();
  const { kind = '', part = '' } = useParams();
  const [query] = useSearchParams();

  return (
    <Suspense fallback={<Spin description={t('loading')} />}>
      {draft.session.draft.status === 'editing' && <PartHead draft={draft} kind={kind} id={part} />}
      {kind === 'import' && draft.session.draft.imported ? (
        <ImportPage draft={draft} reopen={reopen} />
      ) : (
        (content(draft, kind, part, query.get('at') ?? undefined) ?? <Empty description={t('partGone')} />)
      )}
    </Suspense>
  );
}

function content(draft: OpenDraft, kind: string, id: string, at: string | undefined) {
  const { parts, session } = draft;
  if (!parts) return undefined;
  if (kind === 'try') return <ScenarioRuns draft={draft} />;
  if (kind === 'rehearse') return <RehearsalRoom draft={draft} />;
  if (session.draft.status === 'quarantined') return <PartContent parts={parts} />;

  const [decision, form] = [parts.decisions[id], parts.forms[id]];
  if (kind === 'processes' && parts.processes[id]) return <ProcessEditor key={id} id={id} draft={draft} at={at} findings={draft.findings} />;
  if (kind === 'decisions' && decision) return <DecisionEditor key={id} id={id} decision={decision} draft={draft} />;
  if (kind === 'forms' && form) return <FormEditor key={id} id={id} draft={draft} at={at} />;
  if (kind === 'overview') return <OverviewEditor draft={draft} />;
  if (kind === 'roles') return <RolesEditor draft={draft} />;
  if (kind === 'parameters') return <ParametersEditor draft={draft} />;
  if (kind === 'registries' && parts.registries[id]) return <RegistryEditor key={id} id={id} draft={draft} />;
  if (kind === 'documents' && parts.documents[id]) return <DocumentEditor key={id} id={id} draft={draft} />;
  if (kind === 'scenarios' && parts.scenarios.some((scenario) => scenario.id === id)) return <ScenarioEditor key={id} id={id} draft={draft} />;
  return <PartContent parts={parts} />;
}
