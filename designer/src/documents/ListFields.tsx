import { Button, Checkbox, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { authorText, runOf } from './author-text.js';
import type { ListColumn, PaperBlock } from './paper-block.js';
import type { PaperContext } from './paper-context.js';
import { RunInput } from './RunInput.js';

interface Fields<B extends PaperBlock> {
  readonly block: B;
  readonly label: string;
  readonly context: PaperContext;
  readonly onChange: (block: B) => void;
}

type FactsBlock = PaperBlock & { readonly kind: 'facts' };
type ListBlock = PaperBlock & { readonly kind: 'list' | 'bullets' };

/** A table of what is known: a name on the left, what is known on the right. */
export function FactRows({ block, label, context, onChange }: Fields<FactsBlock>) {
  const { t } = useTranslation();
  const put = (at: number, change: Partial<FactsBlock['rows'][number]>) =>
    onChange({ ...block, rows: block.rows.map((row, index) => (index === at ? { ...row, ...change } : row)) });

  return (
    <>
      {block.rows.map(({ title, text }, at) => (
        // Rows have no name of their own; they stay where they are while they are edited.
        <Flex key={`${at} of ${block.rows.length}`} gap={6} align="flex-start">
          <TitleCell label={`${label} ${t('paper.rowTitle', { row: at + 1 })}`} run={title} context={context} onChange={(next) => put(at, { title: next })} />
          <RunInput label={`${label} ${t('paper.rowText', { row: at + 1 })}`} run={text} context={context} onChange={(next) => put(at, { text: next })} />
          <RowButtons
            buttons={[
              [
                '×',
                `${label} ${t('paper.removeRow', { row: at + 1 })}`,
                () => block.rows.length > 1 && onChange({ ...block, rows: block.rows.filter((_, index) => index !== at) }),
              ],
            ]}
          />
        </Flex>
      ))}
      <Button size="small" onClick={() => onChange({ ...block, rows: [...block.rows, { title: t('title'), text: '' }] })}>
        {t('paper.addRow')}
      </Button>
    </>
  );
}

/** One line or one table row for each entry of a list. */
export function ListFields({ block, label, context, onChange }: Fields<ListBlock>) {
  const { t } = useTranslation();
  const lists = context.lists.some(({ value }) => value === block.of) ? context.lists : [...context.lists, { value: block.of, label: block.of }];

  return (
    <>
      <GridCell label={`${label} ${t('paper.of')}`} text={block.of} options={lists} onChange={(of) => onChange({ ...block, of })} />
      <small>{t('paper.entryHelp')}</small>
      {block.kind === 'bullets' ? (
        <RunInput label={label} run={block.text} context={context} onChange={(text) => onChange({ ...block, text })} />
      ) : (
        <Columns columns={block.columns} label={label} context={context} onChange={(columns) => onChange({ ...block, columns })} />
      )}
    </>
  );
}

interface ColumnsProps {
  readonly columns: readonly ListColumn[];
  readonly label: string;
  readonly context: PaperContext;
  readonly onChange: (columns: readonly ListColumn[]) => void;
}

function Columns({ columns, label, context, onChange }: ColumnsProps) {
  const { t } = useTranslation();
  const put = (at: number, change: Partial<ListColumn>) => onChange(columns.map((column, index) => (index === at ? { ...column, ...change } : column)));

  return (
    <>
      {columns.map(({ title, text, right = false }, at) => (
        <Flex key={`${at} of ${columns.length}`} gap={6} align="flex-start">
          <TitleCell
            label={`${label} ${t('paper.columnTitle', { column: at + 1 })}`}
            run={title}
            context={context}
            onChange={(next) => put(at, { title: next })}
          />
          <RunInput label={`${label} ${t('paper.columnText', { column: at + 1 })}`} run={text} context={context} onChange={(next) => put(at, { text: next })} />
          <Checkbox checked={right} onChange={({ target }) => put(at, { right: target.checked || undefined })}>
            {t('paper.right')}
          </Checkbox>
          <RowButtons
            buttons={[
              [
                '×',
                `${label} ${t('paper.removeColumn', { column: at + 1 })}`,
                () => columns.length > 1 && onChange(columns.filter((_, index) => index !== at)),
              ],
            ]}
          />
        </Flex>
      ))}
      <Button size="small" onClick={() => onChange([...columns, { title: t('title'), text: '' }])}>
        {t('paper.addColumn')}
      </Button>
    </>
  );
}

/** The name of a row or a column: words, mostly, and narrower than what stands beside it. */
function TitleCell({ label, run, context, onChange }: { label: string; run: string; context: PaperContext; onChange: (run: string) => void }) {
  return (
    <span style={{ width: 110, flex: 'none' }}>
      <GridCell label={label} text={authorText(run, context.titles)} onChange={(text) => onChange(runOf(text, context.titles))} />
    </span>
  );
}
