import type { Package } from '@onething/processes';
import { Flex, Typography } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../diagram/use-viewer.js';
import type { Difference } from './compare-packages.js';

interface DiagramDifferenceProps {
  readonly id: string;
  readonly before?: Package;
  readonly after?: Package;
  readonly differences: readonly Difference[];
  /** The element that is looked at. */
  readonly looked?: string;
}

/** Both versions of a process below each other: what came, went and changed is marked. */
export function DiagramDifference({ id, before, after, differences, looked }: DiagramDifferenceProps) {
  const { t } = useTranslation();
  // The same object as long as nothing differs, so that looking at one step does not scroll back to the first.
  const [gone, come] = useMemo(() => [marksOf(differences, ['removed', 'changed']), marksOf(differences, ['added', 'changed'])], [differences]);

  return (
    <Flex vertical gap={8}>
      {before?.processes[id] && <Side title={t('proposals.before')} xml={before.processes[id].xml} marks={gone} looked={looked} />}
      {after?.processes[id] && <Side title={t('proposals.after')} xml={after.processes[id].xml} marks={come} looked={looked} />}
    </Flex>
  );
}

function marksOf(differences: readonly Difference[], kinds: readonly Difference['kind'][]): Readonly<Record<string, string>> {
  return Object.fromEntries(differences.flatMap(({ kind, id }) => (id && kinds.includes(kind) ? [[id, `ot-${kind}`]] : [])));
}

function Side({ title, xml, marks, looked }: { title: string; xml: string; marks: Readonly<Record<string, string>>; looked?: string }) {
  const { i18n } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const { mark, show } = useViewer(canvas, xml, i18n.language, ignore);
  useEffect(() => mark(marks), [mark, marks]);
  useEffect(() => {
    if (looked) show(looked);
  }, [show, looked]);

  return (
    <section aria-label={title}>
      <Typography.Title level={2} style={{ fontSize: 15, margin: '0 0 4px' }}>
        {title}
      </Typography.Title>
      <div className="ot-canvas" ref={canvas} style={{ height: 300, minHeight: 300 }} />
    </section>
  );
}

function ignore(): void {
  // Nothing is chosen here.
}
