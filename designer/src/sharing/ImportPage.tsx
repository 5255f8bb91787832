import { Alert, Spin, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';
import { Conflicts } from './Conflicts.js';
import { ImportFindings } from './ImportFindings.js';
import { LocalParameters } from './LocalParameters.js';
import { Origin } from './Origin.js';
import { PortTable } from './PortTable.js';
import { reasonOf } from './reason-of.js';

/** A package of somebody else: from whom it is, what it newly asks for, where it meets the city's own changes, and who answers here for what it needs. */
export function ImportPage({ draft, reopen }: { draft: OpenDraft; reopen: () => void }) {
  const { t } = useTranslation();
  const { id, status } = draft.session.draft;
  const loaded = useLoaded(`import ${id}`, async () => {
    const [imported, ports] = await Promise.all([client.importedPackage(id), client.draftPorts(id)]);
    return { imported, ports };
  });
  const [problem, setProblem] = useState<string>();
  const change = (call: Promise<void>) =>
    call.then(
      () => {
        setProblem(undefined);
        loaded.again();
      },
      (error: unknown) => setProblem(reasonOf(error)),
    );

  if (loaded.status === 'loading') return <Spin description={t('loading')} />;
  if (loaded.status === 'failed') return <Failure reason={loaded.reason} again={loaded.again} />;
  const { imported, ports } = loaded.value;
  const open = ports.ports.filter(({ state }) => state === 'unbound').length + imported.conflicts.filter(({ taken }) => !taken).length;

  return (
    <div className="ot-import">
      <Alert
        type={open > 0 ? 'info' : 'success'}
        showIcon
        title={t(open > 0 ? `importing.${status}` : 'importing.ready')}
        description={open > 0 ? t('importing.help', { count: open }) : t('importing.readyHelp')}
      />
      <Origin imported={imported} />
      {problem && <Alert type="error" role="alert" closable title={problem} />}
      {imported.conflicts.length > 0 && draft.parts && (
        <Section title={t('conflicts.title')}>
          <Conflicts draft={id} conflicts={imported.conflicts} parts={draft.parts} decided={reopen} />
        </Section>
      )}
      <Section title={t('bindings.wanted')}>
        <PortTable ports={ports.ports} bind={({ kind, id: port }, target) => void change(client.bindPort(id, { kind, port, target }))} />
      </Section>
      <Section title={t('importing.findingsTitle')}>
        <ImportFindings findings={imported.findings} />
      </Section>
      <Section title={t('importing.parametersTitle')}>
        <LocalParameters
          parameters={ports.parameters}
          set={(parameter, value, from, law) => change(client.setLocalValue(id, { parameter, value, from, basis: { law } }))}
        />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '16px 0 8px' }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}
