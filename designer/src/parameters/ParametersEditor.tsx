import type { Manifest, ParameterDefinition } from '@onething/processes';
import type { FactType } from '@onething/rules';
import { Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { typedValue, valueTyped } from '../parts/typed-value.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { withDated, withNewParameter, withNextValue, withoutDated, withParameter } from './edit-parameters.js';

const kinds: readonly FactType[] = ['number', 'money', 'string', 'boolean'];

/** Dated values: what counts from which day on, on which basis, and whether a city may set its own. */
export function ParametersEditor({ draft }: { draft: OpenDraft }) {
  const { t } = useTranslation();
  const [parameters = [], save] = useJsonFile<readonly ParameterDefinition[]>(draft, 'parameters.json');
  const [manifest, saveManifest] = useJsonFile<Manifest>(draft, 'manifest.json');
  const overridable = manifest?.overridable ?? [];
  const setOverridable = (id: string, on: boolean) =>
    manifest && saveManifest({ ...manifest, overridable: on ? [...overridable, id] : overridable.filter((one) => one !== id) });

  return (
    <section aria-label={t('parameters')}>
      <p style={{ marginTop: 0 }}>{t('parametersEditor.help')}</p>
      <table className="ot-grid">
        <thead>
          <tr>
            <th style={{ width: '24%' }}>{t('title')}</th>
            <th style={{ width: 80 }}>{t('overridable')}</th>
            <th style={{ width: 150 }}>{t('from')}</th>
            <th style={{ width: 150 }}>{t('value')}</th>
            <th>{t('legalBasis')}</th>
            <th style={{ width: 70 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {parameters.flatMap((parameter) =>
            parameter.values.map((dated, index) => (
              <DatedRow
                key={`${parameter.id} ${dated.from}`}
                {...{ parameter, dated, first: index === 0, overridable: overridable.includes(parameter.id), parameters, save }}
                onOverridable={(on) => setOverridable(parameter.id, on)}
              />
            )),
          )}
        </tbody>
      </table>
      <Select
        aria-label={t('parametersEditor.add')}
        placeholder={t('parametersEditor.add')}
        style={{ width: 240, marginTop: 8 }}
        value={null}
        options={kinds.map((kind) => ({ value: kind, label: t(`parametersEditor.kinds.${kind}`) }))}
        onChange={(type: FactType) => save(withNewParameter(parameters, t('parametersEditor.new'), type, new Date().toISOString().slice(0, 10)))}
      />
    </section>
  );
}

interface DatedRowProps {
  readonly parameter: ParameterDefinition;
  readonly dated: ParameterDefinition['values'][number];
  /** The first value of its parameter: title and the rest stand beside it. */
  readonly first: boolean;
  readonly overridable: boolean;
  readonly parameters: readonly ParameterDefinition[];
  readonly save: (parameters: readonly ParameterDefinition[]) => void;
  readonly onOverridable: (on: boolean) => void;
}

function DatedRow({ parameter: { id, title, type, unit }, dated: { from, value, basis }, first, overridable, parameters, save, onOverridable }: DatedRowProps) {
  const { t } = useTranslation();
  const put = (change: Parameters<typeof withDated>[3]) => save(withDated(parameters, id, from, change));
  const label = `${title} ${from}`;

  return (
    <tr>
      <td>
        {first && (
          <GridCell label={`${title} ${t('title')}`} text={title} onChange={(text) => text !== '' && save(withParameter(parameters, id, { title: text }))} />
        )}
      </td>
      <td>{first && <Switch aria-label={`${title} ${t('overridable')}`} checked={overridable} onChange={onOverridable} />}</td>
      <td>
        <input
          type="date"
          className="ot-cell"
          aria-label={`${label} ${t('from')}`}
          value={from}
          onChange={({ target }) => target.value !== '' && put({ from: target.value })}
        />
      </td>
      <td>
        <GridCell
          label={`${label} ${t('value')}`}
          text={typedValue(value, type)}
          meaning={type === 'money' ? t('parametersEditor.yuan') : unit}
          onChange={(text) => {
            const next = valueTyped(text, type);
            if (next !== undefined) put({ value: next });
          }}
        />
      </td>
      <td>
        <GridCell
          label={`${label} ${t('legalBasis')}`}
          text={basis?.law ?? ''}
          meaning={basis?.article ? t('parametersEditor.article', { article: basis.article }) : undefined}
          onChange={(law) => put({ basis: law === '' ? undefined : { ...basis, law } })}
        />
      </td>
      <td>
        <RowButtons
          buttons={[
            ...(first ? [['+', `${title} ${t('parametersEditor.next')}`, () => save(withNextValue(parameters, id))] as const] : []),
            ['×', `${label} ${t('remove')}`, () => save(withoutDated(parameters, id, from))],
          ]}
        />
      </td>
    </tr>
  );
}
