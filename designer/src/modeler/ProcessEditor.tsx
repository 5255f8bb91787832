import type { Finding } from '@onething/rules';
import { Alert, Button, Flex, Space } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { elementOf } from '../checks/place-of-finding.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { PropertiesPanel } from '../panel/PropertiesPanel.js';
import type { BlockTitle } from './palette.js';
import { useModeler } from './use-modeler.js';

interface ProcessEditorProps {
  readonly id: string;
  readonly draft: OpenDraft;
  /** The element that a finding points to. */
  readonly at?: string;
  readonly findings: readonly Finding[];
}

/** A process being drawn: our blocks on the left of the canvas, what the chosen element means beside it. */
export function ProcessEditor({ id, draft: { session, view, parts, source }, at, findings }: ProcessEditorProps) {
  const { t, i18n } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const path = `processes/${id}.bpmn`;
  const blockTitle = useCallback<BlockTitle>((block) => t(`blocks.${block}`), [t]);
  const changed = useCallback((xml: string) => session.edit(path, xml), [session, path]);
  const { editor, element, problem } = useModeler({ container: canvas, xml: view.files[path]?.text ?? '', language: i18n.language, blockTitle, changed });

  useEffect(() => {
    if (at) editor?.show(at.split('?')[0] ?? at);
  }, [editor, at]);
  useEffect(() => editor?.mark(new Set(findings.flatMap((finding) => elementOf(finding.place, path) ?? []))), [editor, findings, path]);

  return (
    <Flex className="ot-editor" gap={16} style={{ flex: 1, minHeight: 0 }}>
      <Flex vertical gap={8} style={{ flex: 1, minWidth: 0 }}>
        <Space wrap>
          <Button disabled={!editor?.canUndo} onClick={() => editor?.undo()}>
            {t('undo')}
          </Button>
          <Button disabled={!editor?.canRedo} onClick={() => editor?.redo()}>
            {t('redo')}
          </Button>
          <Button danger disabled={!element} onClick={() => element && editor?.remove(element)}>
            {t('remove')}
          </Button>
          <Button onClick={() => editor?.zoom(1.2)}>{t('zoomIn')}</Button>
          <Button onClick={() => editor?.zoom(1 / 1.2)}>{t('zoomOut')}</Button>
          <Button onClick={() => editor?.fit()}>{t('fit')}</Button>
        </Space>
        {problem && <Alert type="error" role="alert" title={t('failed', { reason: problem })} />}
        <div className="ot-canvas ot-modeler" ref={canvas} data-ready={editor !== undefined} />
      </Flex>
      <aside className="ot-panel">
        {editor && parts && <PropertiesPanel element={element} editor={editor} parts={parts} required={source.required} process={id} />}
      </aside>
    </Flex>
  );
}
