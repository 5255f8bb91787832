import type { TaskDetail } from '@onething/runtime-api/client';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.js';
import { FactList } from '../ui/FactList.js';

/** What the process puts on the desk for this decision. */
export function InputCard({ input }: { input: TaskDetail['input'] }) {
  const { t } = useTranslation();
  if (input.length === 0) return null;

  return (
    <Card title={t('task.facts')}>
      <FactList facts={input.map(({ name, title, value }) => ({ key: name, title, value: <InputValue value={value} /> }))} />
    </Card>
  );
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
