import type { TaskDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';
import { useLanguage } from '../words/use-language.js';

/** What the process puts on the desk for this decision. */
export function InputCard({ input }: { input: TaskDetail['input'] }) {
  const { t } = useTranslation();
  const { pick } = useLanguage();
  if (input.length === 0) return null;

  return (
    <Card title={t('task.facts')}>
      <FactList
        facts={input.map((one) => ({
          key: one.name,
          title: pick(one.title, one.titleEn),
          value: one.fields ? <Records of={one} /> : <InputValue value={one.value} />,
        }))}
      />
    </Card>
  );
}

/** A record of a registry in the words of the registry; several one below the other. */
function Records({ of: { name, value, fields = [] } }: { of: TaskDetail['input'][number] }) {
  const { pick } = useLanguage();
  const records = Array.isArray(value) ? value : [value];

  return records.map((record: unknown, i) => (
    <FactList
      key={`${name}-${i}`}
      facts={fields
        .map((field) => ({ ...field, value: memberOf(record, field.name), title: pick(field.title, field.titleEn) }))
        .filter((field) => field.value !== undefined && field.value !== null && field.value !== '')
        .map((field) => ({ key: field.name, title: field.title, value: <InputValue value={field.value} /> }))}
    />
  ));
}

function memberOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}

function InputValue({ value }: { value: unknown }) {
  const { t } = useTranslation();
  if (value === undefined || value === null || value === '') return <span className="soft">{t('value.unknown')}</span>;
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'object' ? inWords(item) : String(item))).join('；');

  return typeof value === 'object' ? inWords(value) : String(value);
}

function inWords(value: object | null): string {
  return Object.values(value ?? {})
    .filter((part) => part !== null && typeof part !== 'object')
    .join(' · ');
}
