import { Flex, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../client.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { PanelField } from '../panel/PanelField.js';
import { GridCell } from '../tables/GridCell.js';
import { DocumentFacts } from './DocumentFacts.js';
import type { DocumentFile } from './edit-document.js';
import { PaperBlocks } from './PaperBlocks.js';
import { PaperPreview } from './PaperPreview.js';
import { paperContext } from './paper-context.js';
import { paperText, readPaper } from './read-paper.js';

/** Facts that every document has without being given them. */
const always = ['number', 'issuedOn', 'issuer'] as const;

/** A document: its number, its seals, what it is given, and the paper, written block by block and seen as it will be. */
export function DocumentEditor({ id, draft }: { id: string; draft: OpenDraft }) {
  const { t } = useTranslation();
  const [file, save] = useJsonFile<DocumentFile>(draft, `documents/${id}.json`);
  const [isText, asText] = useState(false);
  const { session, view, parts } = draft;
  const template = view.files[`documents/${id}.hbs`]?.text ?? '';
  const pieces = useMemo(() => readPaper(template), [template]);
  if (!file) return null;

  const write = (next: string) => session.edit(`documents/${id}.hbs`, next);
  const context = paperContext(file.facts, parts, Object.fromEntries(always.map((name) => [name, t(`documentEditor.always.${name}`)])));

  return (
    <section aria-label={file.title}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 12 }}>
        <PanelField label={t('title')} htmlFor="document-title">
          <GridCell id="document-title" label={t('title')} text={file.title} onChange={(title) => title !== '' && save({ ...file, title })} />
        </PanelField>
        <PanelField label={t('number')} htmlFor="document-number" help={t('documentEditor.numberHelp')}>
          <GridCell id="document-number" label={t('number')} text={file.number} onChange={(number) => number !== '' && save({ ...file, number })} />
        </PanelField>
        <PanelField label={t('seals')} htmlFor="document-seals">
          <Select
            id="document-seals"
            mode="multiple"
            value={[...file.seals]}
            options={[...context.seals]}
            onChange={(seals: string[]) => save({ ...file, seals })}
          />
        </PanelField>
      </div>
      <Segmented
        aria-label={t('paper.how')}
        value={isText ? 'text' : 'blocks'}
        options={[
          { value: 'blocks', label: t('paper.asBlocks') },
          { value: 'text', label: t('paper.asText') },
        ]}
        onChange={(how) => asText(how === 'text')}
        style={{ marginBottom: 8 }}
      />
      <Flex gap={16} align="flex-start">
        <Flex vertical gap={12} style={{ flex: 1, minWidth: 0 }}>
          {isText ? (
            <textarea
              aria-label={t('template')}
              className="ot-cell"
              style={{ fontFamily: 'monospace', minHeight: 300 }}
              value={template}
              onChange={(event) => write(event.target.value)}
            />
          ) : (
            <PaperBlocks pieces={pieces} label="" context={context} onChange={(next) => write(paperText(next))} />
          )}
          <DocumentFacts file={file} template={template} save={save} />
        </Flex>
        <PaperPreview template={template} context={context} printed={view.state.is === 'saved' ? client.samplePaperUrl(session.draft.id, id) : undefined} />
      </Flex>
    </section>
  );
}
