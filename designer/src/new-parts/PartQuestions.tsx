import type { Matter, Package } from '@onething/processes';
import type { FactType } from '@onething/rules';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { decisionKindNames, type FirstFact } from '../beginnings/first-decisions.js';
import type { PartGroup, WantedPart } from '../beginnings/new-part.js';
import { PanelField } from '../panel/PanelField.js';

interface PartQuestionsProps {
  readonly group: PartGroup;
  readonly parts: Package;
  readonly facts: readonly FirstFact[];
  readonly answers: Partial<WantedPart>;
  readonly onChange: (change: Partial<WantedPart>) => void;
}

const types: readonly FactType[] = ['number', 'money', 'string', 'boolean'];
const audiences: readonly Matter['audience'][] = ['applicant', 'staff'];

/** What is asked of a new part beyond its name. */
export function PartQuestions({ group, ...props }: PartQuestionsProps) {
  if (group === 'decisions') return <OfDecision {...props} />;
  if (group === 'processes') return <OfProcess {...props} />;
  if (group === 'parameters') return <OfParameter {...props} />;
  if (group === 'registries') return <OfRegistry {...props} />;
  return group === 'scenarios' ? <OfScenario {...props} /> : null;
}

type Props = Omit<PartQuestionsProps, 'group'>;

function OfDecision({ facts, answers, onChange }: Props) {
  const { t } = useTranslation();
  const kind = answers.kind ?? 'decision-table';
  const about = answers.fact ?? facts[0];

  return (
    <>
      <PanelField label={t('newPart.kind')} htmlFor="new-part-kind">
        <Select
          id="new-part-kind"
          value={kind}
          options={decisionKindNames.map((value) => ({ value, label: t(`newPart.kinds.${value}`) }))}
          onChange={(next) => onChange({ kind: next })}
        />
      </PanelField>
      {about && kind !== 'draw' && kind !== 'indicator' && (
        <PanelField label={t('newPart.fact')} htmlFor="new-part-fact">
          <Select
            id="new-part-fact"
            showSearch={{ optionFilterProp: 'label' }}
            value={about.name}
            options={facts.map(({ name, declaration }) => ({ value: name, label: declaration.title }))}
            onChange={(name: string) => onChange({ fact: facts.find((one) => one.name === name) })}
          />
        </PanelField>
      )}
    </>
  );
}

function OfProcess({ parts, answers, onChange }: Props) {
  const { t } = useTranslation();
  const { roles } = parts.manifest.ports;

  return (
    <>
      <PanelField label={t('newPart.audience')} htmlFor="new-part-audience">
        <Select
          id="new-part-audience"
          value={answers.audience ?? 'applicant'}
          options={audiences.map((value) => ({ value, label: t(`audiences.${value}`) }))}
          onChange={(audience) => onChange({ audience })}
        />
      </PanelField>
      {roles.length > 0 && (
        <PanelField label={t('newPart.role')} htmlFor="new-part-role">
          <Select
            id="new-part-role"
            value={answers.role ?? roles[0]?.id}
            options={roles.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(role: string) => onChange({ role })}
          />
        </PanelField>
      )}
    </>
  );
}

function OfParameter({ answers, onChange }: Props) {
  const { t } = useTranslation();

  return (
    <>
      <PanelField label={t('newPart.type')} htmlFor="new-part-type">
        <Select
          id="new-part-type"
          value={answers.type ?? 'number'}
          options={types.map((value) => ({ value, label: t(`parametersEditor.kinds.${value}`) }))}
          onChange={(type) => onChange({ type })}
        />
      </PanelField>
      <PanelField label={t('newPart.law')} htmlFor="new-part-law">
        <Input id="new-part-law" maxLength={200} value={answers.law ?? ''} onChange={(event) => onChange({ law: event.target.value })} />
      </PanelField>
    </>
  );
}

function OfRegistry({ answers, onChange }: Props) {
  const { t } = useTranslation();

  return (
    <PanelField label={t('newPart.source')} htmlFor="new-part-source">
      <Input
        id="new-part-source"
        maxLength={100}
        placeholder={t('newPart.ownUnit')}
        value={answers.source ?? ''}
        onChange={(event) => onChange({ source: event.target.value || undefined })}
      />
    </PanelField>
  );
}

function OfScenario({ parts, answers, onChange }: Props) {
  const { t } = useTranslation();
  const { matters } = parts.manifest;

  return (
    <PanelField label={t('newPart.matter')} htmlFor="new-part-matter">
      <Select
        id="new-part-matter"
        value={answers.matter ?? matters[0]?.id}
        options={matters.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(matter: string) => onChange({ matter })}
      />
    </PanelField>
  );
}
