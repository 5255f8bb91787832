import type { CaseInspection, Package } from '@onething/processes';
import { messageText, type Value } from '@onething/rules';
import { Descriptions, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { elementName } from './element-name.js';

/** What can be seen of a played case: the way it took, what was decided and why, what it knows, papers and messages. */
export function CaseStory({ seen, parts, by }: { seen: CaseInspection; parts: Package; by: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const titles = titlesOf(parts);
  // Calculations only prepare facts; what was judged is what people ask about.
  const judged = seen.decisions.filter(({ explanation }) => explanation.kind !== 'formula');

  return (
    <section aria-label={t('rehearse.story')}>
      <Typography.Title level={3} style={{ fontSize: 15, margin: '0 0 6px' }}>
        {by} · {seen.outcome === null ? t('rehearse.running') : elementName(parts, seen.outcome)}
      </Typography.Title>
      <p>
        {seen.path.map((element, index) => (
          <Tag key={index}>{elementName(parts, element)}</Tag>
        ))}
      </p>
      {seen.incidents.map(({ element, message }) => (
        <p key={element}>
          <Tag color="red">{elementName(parts, element)}</Tag> {messageText(message, language)}
        </p>
      ))}
      {judged.map(({ id, element, explanation }) => (
        <p key={`${id} ${element}`} style={{ margin: '0 0 6px' }}>
          <strong>{parts.decisions[id]?.title ?? id}</strong>：{explanation.sentences.map((sentence) => messageText(sentence, language)).join('；')}
        </p>
      ))}
      {seen.documents.map(({ type, number }) => (
        <p key={number}>
          <Tag color="green">{parts.documents[type]?.title ?? type}</Tag> {number}
        </p>
      ))}
      {seen.notifications.map(({ title, text }) => (
        <p key={`${title} ${text}`} style={{ margin: '0 0 4px', color: '#4f5b6b' }}>
          ✉ {title} {text}
        </p>
      ))}
      <Descriptions size="small" column={2} bordered title={t('rehearse.facts')}>
        {Object.entries(seen.variables).map(([name, value]) => (
          <Descriptions.Item key={name} label={titles[name] ?? name}>
            {shown(value, t('rehearse.entries'))}
          </Descriptions.Item>
        ))}
      </Descriptions>
    </section>
  );
}

function titlesOf({ forms, decisions }: Package): Readonly<Record<string, string>> {
  const fields = Object.values(forms).flatMap((form) => Object.entries(form.schema.properties).map(([name, { title }]) => [name, title ?? name] as const));
  const outputs = Object.values(decisions).flatMap((decision) => ('outputs' in decision ? decision.outputs.map(({ id, title }) => [id, title] as const) : []));
  const facts = Object.values(decisions).flatMap((decision) => Object.entries(decision.facts).map(([name, { title }]) => [name, title] as const));
  return Object.fromEntries([...facts, ...outputs, ...fields]);
}

function shown(value: Value, entries: string): string {
  if (value === true) return '✓';
  if (value === false || value === null) return '—';
  if (Array.isArray(value)) return value.every((one) => typeof one !== 'object') ? value.join('、') || '—' : `${value.length} ${entries}`;
  if (typeof value === 'object')
    return Object.values(value)
      .filter((one) => typeof one !== 'object')
      .join('，')
      .slice(0, 80);
  return String(value);
}
