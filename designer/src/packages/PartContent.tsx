import type { Package } from '@onething/processes';
import { Empty, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DecisionPart } from '../parts/DecisionPart.js';
import { DocumentPart } from '../parts/DocumentPart.js';
import { Overview } from '../parts/Overview.js';
import { ParametersPart } from '../parts/ParametersPart.js';
import { RegistryPart } from '../parts/RegistryPart.js';
import { ScenarioPart } from '../parts/ScenarioPart.js';

const ProcessPart = lazy(() => import('../diagram/ProcessPart.js').then((module) => ({ default: module.ProcessPart })));
const FormPart = lazy(() => import('../parts/FormPart.js').then((module) => ({ default: module.FormPart })));

/** The chosen part, drawn by the view of its kind. */
export function PartContent({ parts }: { parts: Package }) {
  const { kind = '', part = '' } = useParams();
  const { t } = useTranslation();

  return <Suspense fallback={<Spin description={t('loading')} />}>{content(parts, kind, part) ?? <Empty description={t('partGone')} />}</Suspense>;
}

function content(parts: Package, kind: string, id: string) {
  const process = parts.processes[id];
  const decision = parts.decisions[id];
  const form = parts.forms[id];
  const registry = parts.registries[id];
  const document = parts.documents[id];
  const scenario = parts.scenarios.find((entry) => entry.id === id);

  if (kind === 'overview') return <Overview parts={parts} />;
  if (kind === 'processes' && process) return <ProcessPart key={id} process={process} parts={parts} />;
  if (kind === 'decisions' && decision) return <DecisionPart decision={decision} parts={parts} />;
  if (kind === 'forms' && form) return <FormPart key={id} form={form} parts={parts} />;
  if (kind === 'registries' && registry) return <RegistryPart registry={registry} />;
  if (kind === 'documents' && document) return <DocumentPart document={document} />;
  if (kind === 'parameters') return <ParametersPart parts={parts} />;
  if (kind === 'scenarios' && scenario) return <ScenarioPart scenario={scenario} parts={parts} />;
  return undefined;
}
