import type { AdministrativeLevel, Manifest } from '@onething/processes';
import { Button, Segmented, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { PanelField } from '../panel/PanelField.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { basisWith, changedAt, papersWithSeal, withNewSeal, withoutAt } from './edit-manifest.js';
import { MatterFields } from './MatterFields.js';

const levels: readonly AdministrativeLevel[] = ['province', 'city', 'county', 'school'];

/** What a package is called, what it stands on, which seals it uses, and what people read about its matters. */
export function OverviewEditor({ draft }: { draft: OpenDraft }) {
  const { t } = useTranslation();
  const [manifest, save] = useJsonFile<Manifest>(draft, 'manifest.json');
  if (!manifest) return null;

  return (
    <section aria-label={t('overview')}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
        <PanelField label={t('newPackage.name')} htmlFor="overview-title">
          <GridCell id="overview-title" label={t('newPackage.name')} text={manifest.title} onChange={(title) => title !== '' && save({ ...manifest, title })} />
        </PanelField>
        <PanelField label={t('newPart.titleEn')} htmlFor="overview-title-en">
          <GridCell
            id="overview-title-en"
            label={t('newPart.titleEn')}
            text={manifest.titleEn ?? ''}
            onChange={(titleEn) => save({ ...manifest, titleEn: titleEn || undefined })}
          />
        </PanelField>
      </div>
      <PanelField label={t('overviewEditor.summary')} htmlFor="overview-summary">
        <GridCell
          id="overview-summary"
          label={t('overviewEditor.summary')}
          text={manifest.summary ?? ''}
          onChange={(summary) => save({ ...manifest, summary: summary || undefined })}
        />
      </PanelField>
      <fieldset className="ot-plain">
        <legend>{t('level')}</legend>
        <Segmented<AdministrativeLevel | 'none'>
          aria-label={t('level')}
          value={manifest.level ?? 'none'}
          onChange={(level) => save({ ...manifest, level: level === 'none' ? undefined : level })}
          options={[...levels.map((value) => ({ value, label: t(`levels.${value}`) })), { value: 'none' as const, label: t('overviewEditor.noLevel') }]}
        />
      </fieldset>
      <LegalBases manifest={manifest} save={save} />
      <Seals draft={draft} manifest={manifest} save={save} />
      <Typography.Title level={2} style={{ fontSize: 18 }}>
        {t('matters')}
      </Typography.Title>
      {manifest.matters.map((matter) => (
        <MatterFields key={matter.id} matter={matter} manifest={manifest} save={save} />
      ))}
    </section>
  );
}

interface PartProps {
  readonly manifest: Manifest;
  readonly save: (manifest: Manifest) => void;
}

function LegalBases({ manifest, save }: PartProps) {
  const { t } = useTranslation();
  const { legalBasis } = manifest;

  return (
    <fieldset className="ot-plain">
      <legend>{t('legalBasis')}</legend>
      {legalBasis.map((basis, at) => {
        const put = (change: Partial<typeof basis>) => save({ ...manifest, legalBasis: changedAt(legalBasis, at, basisWith(basis, change)) });
        const name = `${t('legalBasis')} ${at + 1}`;
        return (
          // A basis has no name of its own; it keeps its place while it is edited.
          <div key={`${at} of ${legalBasis.length}`} className="ot-row">
            <GridCell label={`${name} ${t('overviewEditor.law')}`} text={basis.law} onChange={(law) => law !== '' && put({ law })} />
            <GridCell
              label={`${name} ${t('overviewEditor.article')}`}
              text={basis.article ?? ''}
              placeholder={t('overviewEditor.article')}
              onChange={(article) => put({ article })}
            />
            <GridCell
              label={`${name} ${t('overviewEditor.text')}`}
              text={basis.text ?? ''}
              placeholder={t('overviewEditor.text')}
              onChange={(text) => put({ text })}
            />
            <RowButtons buttons={[['×', `${name} ${t('remove')}`, () => save({ ...manifest, legalBasis: withoutAt(legalBasis, at) })]]} />
          </div>
        );
      })}
      <Button size="small" onClick={() => save({ ...manifest, legalBasis: [...legalBasis, { law: t('overviewEditor.newLaw') }] })}>
        {t('overviewEditor.addLaw')}
      </Button>
    </fieldset>
  );
}

/** Seals are ports: named here, drawn and bound by each city. One that a paper bears stays. */
function Seals({ draft, manifest, save }: PartProps & { draft: OpenDraft }) {
  const { t } = useTranslation();
  const seals = manifest.ports.seals ?? [];
  const put = (next: typeof seals) => save({ ...manifest, ports: { ...manifest.ports, seals: next } });

  return (
    <fieldset className="ot-plain">
      <legend>{t('overviewEditor.seals')}</legend>
      {seals.map(({ id, title }, at) => {
        const papers = draft.parts ? papersWithSeal(draft.parts, id) : [];
        return (
          <div key={id} className="ot-row">
            <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => text !== '' && put(changedAt(seals, at, { title: text }))} />
            {papers.length > 0 ? (
              <span className="ot-used">
                {t('partHead.usedBy')}
                {papers.join('、')}
              </span>
            ) : (
              <RowButtons buttons={[['×', `${title} ${t('remove')}`, () => put(withoutAt(seals, at))]]} />
            )}
          </div>
        );
      })}
      <Button size="small" onClick={() => save(withNewSeal(manifest, t('overviewEditor.newSeal')))}>
        {t('overviewEditor.addSeal')}
      </Button>
    </fieldset>
  );
}
