import type { Package } from '@onething/processes';
import type { ProposalDetail } from '@onething/runtime-api/client';
import { Alert, Button, Flex, Table, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImportFindings } from '../sharing/ImportFindings.js';
import { ProposalRuns } from '../what-if/ProposalRuns.js';
import { comparePackages, type Difference, type Said } from './compare-packages.js';
import { Decide } from './Decide.js';
import { DiagramDifference } from './DiagramDifference.js';
import { ProposalSettings } from './ProposalSettings.js';

interface ProposalViewProps {
  readonly proposal: ProposalDetail;
  readonly before?: Package;
  readonly after?: Package;
  readonly again: () => void;
}

const colours = { added: 'green', removed: 'red', changed: 'gold' } as const;

/** What would change, on the diagram and line by line, and the decision of the second person. */
export function ProposalView({ proposal, before, after, again }: ProposalViewProps) {
  const { t } = useTranslation();
  const differences = useMemo(() => (after ? comparePackages(before, after) : []), [before, after]);
  const [looked, look] = useState<string>();
  const drawn = useMemo(() => drawnIn(differences), [differences]);

  return (
    <main data-page="proposal">
      <Link to="/proposals">{t('proposals.title')}</Link>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0' }}>
        {proposal.title} {proposal.version} <Tag>{t(`proposals.${proposal.status}`)}</Tag>
      </Typography.Title>
      <p>
        {proposal.proposedBy} · {proposal.proposedAt.slice(0, 16).replace('T', ' ')} · {proposal.note}
      </p>
      {proposal.reason && <Alert type="warning" title={`${proposal.decidedBy ?? ''}：${proposal.reason}`} />}
      <Decide proposal={proposal} again={again} />
      {proposal.findings.length > 0 && (
        <section aria-label={t('importing.findingsTitle')}>
          <Typography.Title level={2} style={{ fontSize: 15, margin: '8px 0' }}>
            {t('importing.findingsTitle')}
          </Typography.Title>
          <ImportFindings findings={proposal.findings} origin />
        </section>
      )}
      <ProposalSettings settings={proposal.settings} after={after} />
      <ProposalRuns proposal={proposal.id} />
      <Flex vertical gap={16} style={{ marginTop: 16 }}>
        {drawn.map(({ id, own }) => (
          <DiagramDifference key={id} id={id} before={before} after={after} differences={own} looked={looked} />
        ))}
        <Table
          rowKey={({ part, id, kind }) => `${part} ${id ?? ''} ${kind}`}
          size="small"
          className="ot-top"
          pagination={false}
          dataSource={[...differences]}
          locale={{ emptyText: <span className="ot-quiet">{t('proposals.same')}</span> }}
          columns={[
            { title: t('proposals.where'), render: (_, { part }: Difference) => partTitle(part, after, t) },
            {
              title: t('proposals.what'),
              render: (_, { part, id, kind, title }: Difference) => (
                <>
                  <Tag color={colours[kind]}>{t(`proposals.${kind}`)}</Tag>
                  {title}{' '}
                  {id && part.startsWith('processes/') && (
                    <Button type="link" size="small" aria-label={`${t('proposals.look')} ${title}`} onClick={() => look(id)}>
                      {t('proposals.look')}
                    </Button>
                  )}
                </>
              ),
            },
            { title: t('proposals.before'), render: (_, difference: Difference) => <SaidList says={difference.before} /> },
            { title: t('proposals.after'), render: (_, difference: Difference) => <SaidList says={difference.after} /> },
          ]}
        />
      </Flex>
    </main>
  );
}

/** The processes that differ, each with what differs in it. */
function drawnIn(differences: readonly Difference[]): readonly { readonly id: string; readonly own: readonly Difference[] }[] {
  const parts = [...new Set(differences.map(({ part }) => part))].filter((part) => part.startsWith('processes/'));
  return parts.map((part) => ({ id: part.slice('processes/'.length), own: differences.filter((one) => one.part === part) }));
}

function SaidList({ says = {} }: { says?: Said }) {
  const { t } = useTranslation();

  return Object.entries(says).map(([name, text]) => (
    <div key={name} className="ot-diff">
      {t(`proposals.says.${name}`, { defaultValue: name })}：{name === 'format' ? t(`fieldKinds.${text}`, { defaultValue: text }) : text}
    </div>
  ));
}

function partTitle(part: string, after: Package | undefined, t: (key: string) => string): string {
  const [kind = '', id = ''] = part.split('/');
  const titles: Readonly<Record<string, string | undefined>> = {
    decisions: after?.decisions[id]?.title,
    forms: after?.forms[id]?.title,
    documents: after?.documents[id]?.title,
    registries: after?.registries[id]?.title,
    processes: after?.processes[id]?.parsed.processes[0]?.name,
  };
  return [t(kind), titles[kind] ?? id].filter((text) => text !== '').join(' · ');
}
