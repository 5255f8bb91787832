import type { Package, ProcessFile } from '@onething/processes';
import { Alert, Button, Flex, Space } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ElementPanel } from './ElementPanel.js';
import { type SelectedElement, useViewer } from './use-viewer.js';

/** A process drawn by bpmn-js, with what the chosen element means beside it. */
export function ProcessPart({ process, parts }: { process: ProcessFile; parts: Package }) {
  const { t, i18n } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const [selected, select] = useState<SelectedElement>();
  const { problem, zoom, fit } = useViewer(canvas, process.xml, i18n.language, select);

  return (
    <Flex className="ot-editor" gap={16} style={{ flex: 1, minHeight: 0 }}>
      <Flex vertical gap={8} style={{ flex: 1, minWidth: 0 }}>
        <Space wrap>
          <Button onClick={() => zoom(1.2)}>{t('zoomIn')}</Button>
          <Button onClick={() => zoom(1 / 1.2)}>{t('zoomOut')}</Button>
          <Button onClick={fit}>{t('fit')}</Button>
        </Space>
        {problem && <Alert type="error" role="alert" title={t('failed', { reason: problem })} />}
        <div className="ot-canvas" ref={canvas} data-ready={problem === undefined} />
      </Flex>
      <aside className="ot-panel">
        <ElementPanel element={selected} parts={parts} />
      </aside>
    </Flex>
  );
}
