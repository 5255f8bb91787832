import type { Package } from '@onething/processes';
import { Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../diagram/use-viewer.js';
import type { Difference } from './compare-packages.js';

interface DiagramDifferenceProps {
  readonly id: string;
  readonly before?: Package;
  readonly after?: Package;
  readonly differences: readonly Difference[];
}

/** Both versions of a process below each other: what came, went and changed is marked. */
export function DiagramDifference({ id, before, after, differences }: DiagramDifferenceProps) {
  const { t } = useTranslation();
  const marks = (kinds: readonly Difference['kind'][]) =>
    Object.fromEntries(differences.flatMap(({ kind, id: element }) => (element && kinds.includes(kind) ? [[element, `ot-${kind}`]] : [])));

  return (
    <Flex vertical gap={8}>
      {before?.processes[id] && <Side title={t('proposals.before')} xml={before.processes[id].xml} marks={marks(['removed', 'changed'])} />}
      {after?.processes[id] && <Side title={t('proposals.after')} xml={after.processes[id].xml} marks={marks(['added', 'changed'])} />}
    </Flex>
  );
}

function Side({ title, xml, marks }: { title: string; xml: string; marks: Readonly<Record<string, string>> }) {
  const { i18n } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const { mark } = useViewer(canvas, xml, i18n.language, ignore);
  useEffect(() => mark(marks), [mark, marks]);

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
