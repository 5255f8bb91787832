import type { FactType } from '@onething/rules';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { type DocumentFile, speaksOf, withFact, withFactChanged, withoutFact } from './edit-document.js';

interface DocumentFactsProps {
  readonly file: DocumentFile;
  readonly template: string;
  readonly save: (file: DocumentFile) => void;
}

const types: readonly FactType[] = ['string', 'date', 'money', 'number', 'list'];

/** What is handed to the paper when it is issued: by name and kind. What the paper speaks of stays. */
export function DocumentFacts({ file, template, save }: DocumentFactsProps) {
  const { t } = useTranslation();

  return (
    <Flex vertical gap={6}>
      <span style={{ fontWeight: 600 }}>{t('documentEditor.facts')}</span>
      {Object.entries(file.facts).map(([name, { title, type }]) => (
        <Flex key={name} gap={4} align="center">
          <GridCell label={`${title} ${t('title')}`} text={title} onChange={(next) => next !== '' && save(withFactChanged(file, name, { title: next }))} />
          <span style={{ width: 130, flex: 'none' }}>
            <GridCell
              label={`${title} ${t('type')}`}
              text={type}
              options={types.map((value) => ({ value, label: t(`formulas.types.${value}`) }))}
              onChange={(next) => save(withFactChanged(file, name, { type: types.find((one) => one === next) ?? type }))}
            />
          </span>
          {speaksOf(template, name) ? (
            <span className="ot-used">{t('paper.used')}</span>
          ) : (
            <RowButtons buttons={[['×', `${title} ${t('remove')}`, () => save(withoutFact(file, name))]]} />
          )}
        </Flex>
      ))}
      <Button onClick={() => save(withFact(file, t('documentEditor.newFact')))} style={{ alignSelf: 'flex-start' }}>
        {t('documentEditor.addFact')}
      </Button>
    </Flex>
  );
}
