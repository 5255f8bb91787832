import type { FormDefinition } from '@onething/forms';
import { useTranslation } from 'react-i18next';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { withoutSection, withSectionMoved, withSectionText } from './edit-sections.js';

/** Title and help of a section, and its place among the others. */
export function SectionHead({ form, index, onChange }: { form: FormDefinition; index: number; onChange: (form: FormDefinition) => void }) {
  const { t } = useTranslation();
  const section = form.layout[index];
  if (!section) return null;
  const { title, help = '' } = section;

  return (
    <div className="ot-section-head">
      <GridCell
        label={t('section.title', { number: index + 1 })}
        text={title}
        onChange={(text) => text !== '' && onChange(withSectionText(form, index, { title: text }))}
      />
      <RowButtons
        buttons={[
          ['↑', t('section.up', { title }), () => onChange(withSectionMoved(form, index, -1))],
          ['↓', t('section.down', { title }), () => onChange(withSectionMoved(form, index, 1))],
          ['×', t('section.remove', { title }), () => onChange(withoutSection(form, index))],
        ]}
      />
      <GridCell
        label={t('section.help', { title })}
        placeholder={t('section.helpHint')}
        text={help}
        onChange={(text) => onChange(withSectionText(form, index, { help: text }))}
      />
    </div>
  );
}
