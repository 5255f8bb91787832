import { useDraggable } from '@dnd-kit/core';
import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type FieldKind, kindNames } from './field-kinds.js';

/** The kinds of questions: drag one to its place, or press + to put it below the chosen field. */
export function FieldPalette({ onAdd }: { onAdd: (kind: FieldKind) => void }) {
  const { t } = useTranslation();

  return (
    <section aria-label={t('formEditor.palette')} style={{ width: 132, flex: 'none' }}>
      <Typography.Title level={2} style={{ fontSize: 14, marginTop: 0 }}>
        {t('formEditor.palette')}
      </Typography.Title>
      <Flex vertical gap={4}>
        {kindNames.map((kind) => (
          <Kind key={kind} kind={kind} onAdd={onAdd} />
        ))}
      </Flex>
    </section>
  );
}

function Kind({ kind, onAdd }: { kind: FieldKind; onAdd: (kind: FieldKind) => void }) {
  const { t } = useTranslation();
  const { setNodeRef, attributes, listeners, transform } = useDraggable({ id: `kind:${kind}` });
  const moved = transform ? { transform: `translate(${transform.x}px, ${transform.y}px)`, zIndex: 5, position: 'relative' as const } : {};

  return (
    <Flex gap={4}>
      <div ref={setNodeRef} {...attributes} {...listeners} className="ot-kind" style={moved}>
        {t(`fieldKinds.${kind}`)}
      </div>
      <Button size="small" aria-label={t('formEditor.add', { kind: t(`fieldKinds.${kind}`) })} onClick={() => onAdd(kind)}>
        +
      </Button>
    </Flex>
  );
}
