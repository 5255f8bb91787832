import { Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentPreview } from './DocumentPreview.js';
import { expandTemplate, type SampleFacts } from './expand-template.js';
import type { PaperContext } from './paper-context.js';

interface PaperPreviewProps {
  readonly template: string;
  readonly context: PaperContext;
  /** Where the server prints the saved draft with the same stand-ins; absent while it is not saved. */
  readonly printed?: string;
}

/** The paper as it is written, with names where facts will stand; what is only there at times is switched on and off. */
export function PaperPreview({ template, context, printed }: PaperPreviewProps) {
  const { t } = useTranslation();
  const [absent, setAbsent] = useState<readonly string[]>([]);
  const asked = [...new Set([...template.matchAll(/\{\{#(?:if|unless) (\w+)\}\}/g)].flatMap(([, name]) => name ?? []))];
  const facts = sampleFacts(template, context, absent);

  return (
    <Flex vertical gap={8} style={{ width: 420, flex: 'none' }}>
      {asked.map((name) => (
        <Checkbox
          key={name}
          checked={!absent.includes(name)}
          onChange={({ target }) => setAbsent(target.checked ? absent.filter((one) => one !== name) : [...absent, name])}
        >
          {t('paper.has', { title: context.titles[name] ?? name })}
        </Checkbox>
      ))}
      <DocumentPreview html={expandTemplate(template, facts)} />
      {printed ? (
        <a href={printed} target="_blank" rel="noreferrer">
          {t('paper.pdf')}
        </a>
      ) : (
        <span>{t('paper.pdfSoon')}</span>
      )}
    </Flex>
  );
}

/** The title of each fact in its place, and two entries in each list. */
function sampleFacts(template: string, { titles, lists }: PaperContext, absent: readonly string[]): SampleFacts {
  const fields = [...template.matchAll(/\{\{(?:(?:date|money) )?(\w+)\}\}/g)].flatMap(([, name]) => name ?? []);
  const entry = Object.fromEntries(fields.map((name) => [name, `【${titles[name] ?? name}】`]));
  const named = Object.fromEntries(Object.entries(titles).map(([name, title]) => [name, absent.includes(name) ? '' : `【${title}】`]));
  const looped = [...template.matchAll(/\{\{#each (\w+)\}\}/g)].flatMap(([, name]) => name ?? []);
  return {
    ...named,
    ...Object.fromEntries([...lists.map(({ value }) => value), ...looped].map((name) => [name, absent.includes(name) ? [] : [entry, entry]])),
  };
}
