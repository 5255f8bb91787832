import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import type { PaperBlock, SignPlace } from './paper-block.js';
import type { PaperContext } from './paper-context.js';
import { RunInput } from './RunInput.js';

type SignBlock = PaperBlock & { readonly kind: 'sign' };

interface SignFieldsProps {
  readonly block: SignBlock;
  readonly label: string;
  readonly context: PaperContext;
  readonly onChange: (block: SignBlock) => void;
}

/** Who signs and seals: places side by side, each with its lines and its seal over them. */
export function SignFields({ block, label, context, onChange }: SignFieldsProps) {
  const { t } = useTranslation();
  const { places } = block;
  const put = (at: number, change: Partial<SignPlace>) =>
    onChange({ ...block, places: places.map((place, index) => (index === at ? { ...place, ...change } : place)) });

  return (
    <>
      <Flex gap={12} wrap>
        {places.map(({ lines, seal = '' }, at) => {
          const name = `${label} ${t('paper.place', { place: at + 1 })}`;
          return (
            <Flex key={`${at} of ${places.length}`} vertical gap={4} style={{ flex: 1, minWidth: 260 }}>
              {lines.map((line, index) => (
                <Flex key={`${index} of ${lines.length}`} gap={6} align="flex-start">
                  <RunInput
                    label={`${name} ${t('paper.line', { line: index + 1 })}`}
                    run={line}
                    context={context}
                    onChange={(next) => put(at, { lines: lines.map((one, other) => (other === index ? next : one)) })}
                  />
                  <RowButtons
                    buttons={[
                      [
                        '×',
                        `${name} ${t('paper.removeLine', { line: index + 1 })}`,
                        () => lines.length > 1 && put(at, { lines: lines.filter((_, other) => other !== index) }),
                      ],
                    ]}
                  />
                </Flex>
              ))}
              <GridCell
                label={`${name} ${t('paper.seal')}`}
                text={seal}
                options={[{ value: '', label: t('paper.noSeal') }, ...context.seals]}
                onChange={(next) => put(at, { seal: next || undefined })}
              />
              <Flex gap={6}>
                <Button size="small" onClick={() => put(at, { lines: [...lines, ''] })}>
                  {t('paper.addLine')}
                </Button>
                {places.length > 1 && (
                  <Button size="small" onClick={() => onChange({ ...block, places: places.filter((_, index) => index !== at) })}>
                    {t('paper.removePlace')}
                  </Button>
                )}
              </Flex>
            </Flex>
          );
        })}
      </Flex>
      <Button size="small" onClick={() => onChange({ ...block, places: [...places, { lines: ['{{issuer}}', '{{issuedOn}}'] }] })}>
        {t('paper.addPlace')}
      </Button>
    </>
  );
}
