import { Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { RowButtons } from '../tables/RowButtons.js';
import { BlockFields } from './BlockFields.js';
import { addableKinds, type BlockKind, type PaperBlock, type PaperPiece } from './paper-block.js';
import type { PaperContext } from './paper-context.js';
import { newBlock, piece } from './print-paper.js';

interface PaperBlocksProps {
  readonly pieces: readonly PaperPiece[];
  /** Of the block that these stand in; empty for the paper itself. */
  readonly label: string;
  readonly context: PaperContext;
  readonly onChange: (pieces: readonly PaperPiece[]) => void;
}

/** A new block stands at the end, but before signature, seal and code, which close a paper. */
function placeFor(kind: BlockKind, pieces: readonly PaperPiece[]): number {
  const closes = (one: BlockKind) => one === 'sign' || one === 'qr';
  if (closes(kind)) return pieces.length;
  return pieces.findLastIndex(({ block }) => !closes(block.kind)) + 1;
}

/** The blocks of a paper, one below the other: each changed, moved and taken away, and new ones put where one wants them. */
export function PaperBlocks({ pieces, label, context, onChange }: PaperBlocksProps) {
  const { t } = useTranslation();
  const put = (at: number, block: PaperBlock) => onChange(pieces.map((one, index) => (index === at ? piece(block) : one)));
  const move = (from: number, by: -1 | 1) => {
    const [one, other] = [pieces[from], pieces[from + by]];
    if (one && other) onChange(pieces.map((entry, at) => (at === from ? other : at === from + by ? one : entry)));
  };
  const add = (at: number, kind: BlockKind) => {
    const said = {
      fact: Object.keys(context.types).find((name) => context.types[name] !== 'list'),
      list: context.lists[0]?.value,
      seal: context.seals[0]?.value,
    };
    onChange([...pieces.slice(0, at), piece(newBlock(kind, said)), ...pieces.slice(at)]);
  };
  // Inside a condition stands no other one, as papers are printed no deeper.
  const kinds = label === '' ? addableKinds : addableKinds.filter((kind) => kind !== 'when');

  return (
    <Flex vertical gap={8}>
      {pieces.map(({ block }, at) => {
        const name = [label, t('paper.block', { number: at + 1, kind: t(`paper.kinds.${block.kind}`) })].filter(Boolean).join(' ');
        return (
          // A block has no name of its own; it keeps its place while it is edited.
          <section key={`${at} ${block.kind} of ${pieces.length}`} aria-label={name} className="ot-block">
            <Flex justify="space-between" align="center">
              <span className="ot-block-kind">{t(`paper.kinds.${block.kind}`)}</span>
              <RowButtons
                buttons={[
                  ['↑', `${name} ${t('paper.up')}`, () => move(at, -1)],
                  ['↓', `${name} ${t('paper.down')}`, () => move(at, 1)],
                  ['×', `${name} ${t('remove')}`, () => onChange(pieces.filter((_, index) => index !== at))],
                ]}
              />
            </Flex>
            <BlockFields block={block} label={name} context={context} onChange={(next) => put(at, next)} />
          </section>
        );
      })}
      <Select
        aria-label={[label, t('paper.add')].filter(Boolean).join(' ')}
        placeholder={t('paper.add')}
        style={{ width: 220 }}
        value={null}
        options={kinds.map((kind) => ({ value: kind, label: t(`paper.kinds.${kind}`) }))}
        onChange={(kind: BlockKind) => add(placeFor(kind, pieces), kind)}
      />
    </Flex>
  );
}
