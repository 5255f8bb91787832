import type { DocumentDefinition } from '@onething/processes';
import { Button, Flex, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { PanelField } from '../panel/PanelField.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { DocumentPreview } from './DocumentPreview.js';

type DocumentFile = Omit<DocumentDefinition, 'template'>;

/** Facts that every document has without being given them. */
const always = ['number', 'issuedOn', 'issuer'] as const;

/** A document: its number, its seals, what it says, and how it looks. */
export function DocumentEditor({ id, draft }: { id: string; draft: OpenDraft }) {
  const { t } = useTranslation();
  const [file, save] = useJsonFile<DocumentFile>(draft, `documents/${id}.json`);
  const text = useRef<HTMLTextAreaElement>(null);
  const { session, view, parts } = draft;
  const template = view.files[`documents/${id}.hbs`]?.text ?? '';
  if (!file) return null;

  const write = (next: string) => session.edit(`documents/${id}.hbs`, next);
  const insert = (fact: string) => {
    const at = text.current?.selectionStart ?? template.length;
    write(`${template.slice(0, at)}{{${fact}}}${template.slice(at)}`);
  };
  const own = Object.entries(file.facts);
  const titles = Object.fromEntries([...always.map((name) => [name, t(`documentEditor.always.${name}`)]), ...own.map(([name, { title }]) => [name, title])]);

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
            options={(parts?.manifest.ports.seals ?? []).map((seal) => ({ value: seal.id, label: seal.title }))}
            onChange={(seals: string[]) => save({ ...file, seals })}
          />
        </PanelField>
      </div>
      <Flex gap={16} align="flex-start">
        <Flex vertical gap={8} style={{ flex: 1, minWidth: 0 }}>
          <label htmlFor="document-template" style={{ fontWeight: 600 }}>
            {t('template')}
          </label>
          <Select
            aria-label={t('documentEditor.insert')}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('documentEditor.insert')}
            style={{ width: 220 }}
            value={null}
            options={Object.entries(titles).map(([value, label]) => ({ value, label }))}
            onChange={insert}
          />
          <textarea
            id="document-template"
            ref={text}
            className="ot-cell"
            style={{ fontFamily: 'monospace', minHeight: 300 }}
            value={template}
            onChange={(event) => write(event.target.value)}
          />
          <span style={{ fontWeight: 600 }}>{t('documentEditor.facts')}</span>
          {own.map(([name, fact]) => (
            <Flex key={name} gap={4}>
              <GridCell
                label={`${fact.title} ${t('title')}`}
                text={fact.title}
                onChange={(title) => title !== '' && save({ ...file, facts: { ...file.facts, [name]: { ...fact, title } } })}
              />
              <RowButtons buttons={[['×', `${fact.title} ${t('remove')}`, () => save(withoutFact(file, name))]]} />
            </Flex>
          ))}
          <Button onClick={() => save(withFact(file, t('documentEditor.newFact')))} style={{ alignSelf: 'flex-start' }}>
            {t('documentEditor.addFact')}
          </Button>
        </Flex>
        <DocumentPreview template={template} titles={titles} />
      </Flex>
    </section>
  );
}

function withFact(file: DocumentFile, title: string): DocumentFile {
  for (let number = 1; ; number += 1)
    if (!Object.hasOwn(file.facts, `fact${number}`)) return { ...file, facts: { ...file.facts, [`fact${number}`]: { title, type: 'string' } } };
}

function withoutFact(file: DocumentFile, name: string): DocumentFile {
  const { [name]: _, ...facts } = file.facts;
  return { ...file, facts };
}
