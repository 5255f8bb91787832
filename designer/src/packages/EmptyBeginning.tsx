import type { Matter } from '@onething/processes';
import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelField } from '../panel/PanelField.js';

/** What an empty package begins with. Without `matter` it is named like the package. */
export interface Beginning {
  readonly matter?: string;
  readonly audience: Matter['audience'];
  readonly reviewer: string;
}

interface EmptyBeginningProps {
  readonly title: string;
  readonly beginning: Beginning;
  readonly onChange: (change: Partial<Beginning>) => void;
}

const audiences: readonly Matter['audience'][] = ['applicant', 'staff'];

/** Which matter it is, who begins it, and who reviews. */
export function EmptyBeginning({ title, beginning: { matter = title, audience, reviewer }, onChange }: EmptyBeginningProps) {
  const { t } = useTranslation();

  return (
    <>
      <PanelField label={t('newPackage.matter')} htmlFor="package-matter" help={t('newPackage.matterHelp')}>
        <Input id="package-matter" maxLength={100} value={matter} onChange={(event) => onChange({ matter: event.target.value })} />
      </PanelField>
      <fieldset className="ot-plain">
        <legend>{t('newPackage.audience')}</legend>
        <Segmented<Matter['audience']>
          aria-label={t('newPackage.audience')}
          value={audience}
          onChange={(next) => onChange({ audience: next })}
          options={audiences.map((value) => ({ value, label: t(`audiences.${value}`) }))}
        />
      </fieldset>
      <PanelField label={t('newPackage.reviewer')} htmlFor="package-reviewer" help={t('newPackage.reviewerHelp')}>
        <Input id="package-reviewer" maxLength={50} value={reviewer} onChange={(event) => onChange({ reviewer: event.target.value })} />
      </PanelField>
    </>
  );
}
