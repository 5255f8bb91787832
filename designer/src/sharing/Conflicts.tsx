import type { Package } from '@onething/processes';
import type { ImportedPackage } from '@onething/runtime-api/client';
import { Alert, Button, Radio, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import { conflictPlace } from './conflict-place.js';
import { reasonOf } from './reason-of.js';

type Conflict = ImportedPackage['conflicts'][number];

interface ConflictsProps {
  readonly draft: string;
  readonly conflicts: readonly Conflict[];
  readonly parts: Package;
  /** Called when the files of the draft have changed. */
  readonly decided: () => void;
}

/** Places that the city and the new version have both changed: one is chosen for each, then all are taken over together. */
export function Conflicts({ draft, conflicts, parts, decided }: ConflictsProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Readonly<Record<string, 'ours' | 'theirs'>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = conflicts.filter((conflict) => !conflict.taken && !chosen[keyOf(conflict)]).length;
  const take = async () => {
    setBusy(true);
    try {
      for (const { path, pointer, ...conflict } of conflicts) {
        const side = chosen[keyOf({ path, pointer })];
        if (side && side !== conflict.taken) await client.decideConflict(draft, { path, pointer, take: side });
      }
      decided();
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };

  return (
    <>
      <p>{t('conflicts.help')}</p>
      <Table
        rowKey={keyOf}
        size="small"
        pagination={false}
        className="ot-stack"
        dataSource={[...conflicts]}
        columns={[
          { title: t('proposals.where'), render: (_, { path, pointer }) => conflictPlace(parts, path, pointer, t) },
          { title: t('conflicts.base'), render: (_, { base }) => <Side text={base} /> },
          { title: t('conflicts.ours'), render: (_, { ours }) => <Side text={ours} /> },
          { title: t('conflicts.theirs'), render: (_, { theirs }) => <Side text={theirs} /> },
          {
            title: t('conflicts.take'),
            render: (_, conflict) => (
              <Radio.Group
                aria-label={`${t('conflicts.take')} ${conflictPlace(parts, conflict.path, conflict.pointer, t)}`}
                value={chosen[keyOf(conflict)] ?? conflict.taken}
                onChange={({ target }) => choose((before) => ({ ...before, [keyOf(conflict)]: target.value }))}
                options={(['ours', 'theirs'] as const).map((side) => ({ value: side, label: t(`conflicts.${side}`) }))}
              />
            ),
          },
        ]}
      />
      {problem && <Alert type="error" role="alert" title={problem} />}
      <p>
        <Button type="primary" loading={busy} disabled={Object.keys(chosen).length === 0} onClick={() => void take()}>
          {t('conflicts.apply')}
        </Button>{' '}
        <Tag color={open > 0 ? 'red' : 'green'}>{t('conflicts.open', { count: open })}</Tag>
      </p>
    </>
  );
}

function keyOf({ path, pointer }: Pick<Conflict, 'path' | 'pointer'>): string {
  return `${path}#${pointer}`;
}

/** A diagram as a whole is not read as text. */
function Side({ text }: { text?: string }) {
  const { t } = useTranslation();
  if (text === undefined) return <span className="ot-quiet">{t('none')}</span>;
  if (text.startsWith('<?xml')) return <span>{t('conflicts.diagram')}</span>;

  const plain = /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : text;
  return <span className="ot-conflict-side">{plain.length > 160 ? `${plain.slice(0, 160)}…` : plain}</span>;
}
