import type { RegistryDefinition } from '@onething/processes';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { PanelField } from '../panel/PanelField.js';
import { GridCell } from '../tables/GridCell.js';
import { RowButtons } from '../tables/RowButtons.js';
import { type ColumnKind, columnKindNames, kindOfColumn, withColumn, withColumnKind, withNewColumn, withoutColumn } from './edit-registry.js';

const protections = ['name', 'idcard', 'phone', 'bank', 'minor', 'health', 'address'] as const;

/** A registry: who answers for it, what finds a record, and its columns. */
export function RegistryEditor({ id, draft }: { id: string; draft: OpenDraft }) {
  const { t } = useTranslation();
  const [registry, save] = useJsonFile<RegistryDefinition>(draft, `registries/${id}.json`);
  if (!registry) return null;
  const columns = Object.entries(registry.fields);

  return (
    <section aria-label={registry.title}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 12 }}>
        <PanelField label={t('title')} htmlFor="registry-title">
          <GridCell id="registry-title" label={t('title')} text={registry.title} onChange={(title) => title !== '' && save({ ...registry, title })} />
        </PanelField>
        <PanelField label={t('source')} htmlFor="registry-source">
          <GridCell id="registry-source" label={t('source')} text={registry.source} onChange={(source) => source !== '' && save({ ...registry, source })} />
        </PanelField>
        <PanelField label={t('registryEditor.key')} htmlFor="registry-key">
          <Select
            id="registry-key"
            mode="multiple"
            value={[...registry.key]}
            options={columns.map(([name, { title = name }]) => ({ value: name, label: title }))}
            onChange={(key: string[]) => key.length > 0 && save({ ...registry, key })}
          />
        </PanelField>
      </div>
      <table className="ot-grid">
        <thead>
          <tr>
            <th>{t('field')}</th>
            <th style={{ width: 200 }}>{t('type')}</th>
            <th style={{ width: 240 }}>{t('registryEditor.protection')}</th>
            <th style={{ width: 60 }}>{t('grid.row')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(([name, column]) => {
            const { title = name, personal } = column;
            return (
              <tr key={name}>
                <td>
                  <GridCell
                    label={`${title} ${t('title')}`}
                    text={title}
                    onChange={(text) => text !== '' && save(withColumn(registry, name, { title: text }))}
                  />
                </td>
                <td>
                  <Select
                    aria-label={`${title} ${t('type')}`}
                    style={{ width: '100%' }}
                    value={kindOfColumn(column)}
                    placeholder={column.format ?? column.type}
                    options={columnKindNames.map((kind) => ({ value: kind, label: t(`registryEditor.kinds.${kind}`) }))}
                    onChange={(kind: ColumnKind) => save(withColumnKind(registry, name, kind))}
                  />
                </td>
                <td>
                  <Select
                    aria-label={`${title} ${t('registryEditor.protection')}`}
                    style={{ width: '100%' }}
                    allowClear
                    placeholder={t('registryEditor.noProtection')}
                    value={personal}
                    options={protections.map((kind) => ({ value: kind, label: t(`registryEditor.protections.${kind}`) }))}
                    onChange={(kind?: string) => save(withColumn(registry, name, { personal: kind }))}
                  />
                </td>
                <td>
                  {!registry.key.includes(name) && <RowButtons buttons={[['×', `${title} ${t('remove')}`, () => save(withoutColumn(registry, name))]]} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button style={{ marginTop: 8 }} onClick={() => save(withNewColumn(registry, t('registryEditor.new')))}>
        {t('registryEditor.add')}
      </Button>
    </section>
  );
}
