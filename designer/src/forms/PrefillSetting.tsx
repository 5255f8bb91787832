import type { FormDefinition, Prefill } from '@onething/forms';
import type { Package, RegistryDefinition } from '@onething/processes';
import { Flex, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { PanelField } from '../panel/PanelField.js';
import { withSettings } from './edit-form.js';

interface PrefillSettingProps {
  readonly form: FormDefinition;
  readonly read: FormDefinition;
  readonly name: string;
  readonly parts: Package;
  readonly required: readonly Package[];
  readonly onChange: (form: FormDefinition) => void;
}

const ofApplicant = ['name', 'idNo', 'mobile'] as const;

/** Where the first answer comes from, so that nobody types what the government knows: the applicant's own data, or a register. */
export function PrefillSetting({ form, read, name, parts, required, onChange }: PrefillSettingProps) {
  const { t } = useTranslation();
  const { prefill, readOnly = false } = form.fields?.[name] ?? {};
  const registries = registriesOf(parts, required);
  const registry = prefill?.from === 'registry' ? registries.find(({ id }) => id === prefill.registry) : undefined;
  const put = (next: Prefill | undefined) => onChange(withSettings(form, name, { prefill: next, ...(next ? {} : { readOnly: undefined }) }));
  const source = prefill === undefined ? 'none' : prefill.from === 'registry' ? `registry:${prefill.registry}` : `${prefill.from}:${prefill.path}`;

  return (
    <PanelField label={t('prefill.title')} htmlFor="field-prefill">
      <Flex vertical gap={6}>
        <Select
          id="field-prefill"
          showSearch={{ optionFilterProp: 'label' }}
          value={source}
          options={[
            { value: 'none', label: t('prefill.none') },
            ...ofApplicant.map((path) => ({ value: `applicant:${path}`, label: `${t('settings.applicant')} · ${t(`prefill.applicant.${path}`)}` })),
            ...(prefill?.from === 'case' ? [{ value: source, label: t('prefill.case') }] : []),
            ...registries.map(({ id, title, source: of }) => ({ value: `registry:${id}`, label: `${t('registries')} · ${title}（${of}）` })),
          ]}
          onChange={(chosen: string) => put(firstPrefill(chosen, registries))}
        />
        {prefill?.from === 'registry' && registry && (
          <>
            <Select aria-label={t('prefill.field')} value={prefill.path} options={fieldsOf(registry)} onChange={(path: string) => put({ ...prefill, path })} />
            <span>{t('prefill.where')}</span>
            <Flex gap={4}>
              <Select
                aria-label={t('prefill.key')}
                style={{ flex: 1, minWidth: 0 }}
                value={Object.keys(prefill.where)[0]}
                options={fieldsOf(registry)}
                onChange={(key: string) => put({ ...prefill, where: { [key]: Object.values(prefill.where)[0] ?? 'applicant.idNo' } })}
              />
              <Select
                aria-label={t('prefill.equals')}
                style={{ flex: 1, minWidth: 0 }}
                value={Object.values(prefill.where)[0]}
                options={[
                  { value: 'applicant.idNo', label: `${t('settings.applicant')} · ${t('prefill.applicant.idNo')}` },
                  ...Object.entries(read.schema.properties).flatMap(([field, { title = field }]) => (field === name ? [] : [{ value: field, label: title }])),
                ]}
                onChange={(equals: string) =>
                  put({ ...prefill, where: { ...prefill.where, [Object.keys(prefill.where)[0] ?? registry.key[0] ?? 'id']: equals } })
                }
              />
            </Flex>
          </>
        )}
        {prefill && (
          <Flex gap={6} align="center">
            <Switch id="field-read-only" checked={readOnly} onChange={(on) => onChange(withSettings(form, name, { readOnly: on || undefined }))} />
            <label htmlFor="field-read-only">{t('prefill.readOnly')}</label>
          </Flex>
        )}
      </Flex>
    </PanelField>
  );
}

/** Registries that the package may read: those of its ports, wherever they are defined. */
function registriesOf(parts: Package, required: readonly Package[]): readonly RegistryDefinition[] {
  const ports = new Set(parts.manifest.ports.registries.map(({ id }) => id));
  return [parts, ...required].flatMap(({ registries }) => Object.values(registries)).filter(({ id }) => ports.has(id));
}

function fieldsOf({ fields }: RegistryDefinition): { value: string; label: string }[] {
  return Object.entries(fields).map(([name, { title }]) => ({ value: name, label: title ?? name }));
}

function firstPrefill(chosen: string, registries: readonly RegistryDefinition[]): Prefill | undefined {
  const [from, what = ''] = chosen.split(':');
  if (from === 'applicant') return { from: 'applicant', path: what };
  const registry = from === 'registry' ? registries.find(({ id }) => id === what) : undefined;
  if (!registry) return undefined;

  const key = Object.hasOwn(registry.fields, 'idNo') ? 'idNo' : (registry.key[0] ?? 'id');
  return { from: 'registry', registry: registry.id, where: { [key]: 'applicant.idNo' }, path: Object.keys(registry.fields)[0] ?? key };
}
