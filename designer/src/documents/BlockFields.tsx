import { Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GridCell } from '../tables/GridCell.js';
import { FactRows, ListFields } from './ListFields.js';
import { PaperBlocks } from './PaperBlocks.js';
import { type PaperBlock, paragraphLooks } from './paper-block.js';
import type { PaperContext } from './paper-context.js';
import { RunInput } from './RunInput.js';
import { SignFields } from './SignFields.js';

interface BlockFieldsProps {
  readonly block: PaperBlock;
  /** What the block is called on this page: its kind and its place. */
  readonly label: string;
  readonly context: PaperContext;
  readonly onChange: (block: PaperBlock) => void;
}

/** What can be changed in a block, each kind in its own way. */
export function BlockFields({ block, label, context, onChange }: BlockFieldsProps): ReactNode {
  const { t } = useTranslation();
  const run = (text: string, put: (text: string) => void) => <RunInput label={label} run={text} context={context} onChange={put} />;

  switch (block.kind) {
    case 'heading':
      return (
        <>
          {run(block.text, (text) => onChange({ ...block, text }))}
          <Segmented
            size="small"
            aria-label={`${label} ${t('paper.level')}`}
            value={block.level}
            options={([1, 2, 3] as const).map((value) => ({ value, label: t(`paper.levels.${value}`) }))}
            onChange={(level) => onChange({ ...block, level })}
          />
        </>
      );
    case 'paragraph':
      return (
        <>
          {run(block.text, (text) => onChange({ ...block, text }))}
          <Select
            size="small"
            style={{ width: 150 }}
            aria-label={`${label} ${t('paper.look')}`}
            value={block.look}
            options={paragraphLooks.map((value) => ({ value, label: t(`paper.looks.${value || 'plain'}`) }))}
            onChange={(look) => onChange({ ...block, look })}
          />
        </>
      );
    case 'facts':
      return <FactRows {...{ block, label, context, onChange }} />;
    case 'list':
    case 'bullets':
      return <ListFields {...{ block, label, context, onChange }} />;
    case 'sign':
      return <SignFields {...{ block, label, context, onChange }} />;
    case 'when':
      return (
        <>
          <GridCell
            label={`${label} ${t('paper.condition')}`}
            text={`${block.negated ? '!' : ''}${block.fact}`}
            options={Object.entries(context.titles).flatMap(([name, title]) => [
              { value: name, label: t('paper.has', { title }) },
              { value: `!${name}`, label: t('paper.hasNot', { title }) },
            ])}
            onChange={(text) => onChange({ ...block, fact: text.replace('!', ''), negated: text.startsWith('!') })}
          />
          <PaperBlocks pieces={block.inside} label={label} context={context} onChange={(inside) => onChange({ ...block, inside })} />
        </>
      );
    case 'hand':
      return (
        <textarea
          className="ot-cell"
          style={{ fontFamily: 'monospace', minHeight: 60 }}
          aria-label={label}
          value={block.source}
          onChange={({ target }) => onChange({ ...block, source: target.value })}
        />
      );
    default:
      return null;
  }
}
