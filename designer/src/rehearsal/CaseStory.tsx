import type { Package } from '@onething/processes';
import { messageText } from '@onething/rules';
import { Descriptions, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlayedCase } from '../worker/protocol.js';
import { elementName, wayOf } from './element-name.js';
import { factText, knownFacts } from './known-facts.js';

/** What can be seen of a played case: the way it took, what was decided and why, what it knows, papers and messages. */
export function CaseStory({ played: { seen, by, process }, parts }: { played: PlayedCase; parts: Package }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const known = knownFacts(parts, process);
  // Calculations only prepare facts; what was judged is what people ask about.
  const judged = seen.decisions.filter(({ explanation }) => explanation.kind !== 'formula');

  return (
    <section aria-label={t('rehearse.story')}>
      <Typography.Title level={3} style={{ fontSize: 15, margin: '0 0 6px' }}>
        {by} · {seen.outcome === null ? t('rehearse.running') : elementName(parts, process, seen.outcome)}
      </Typography.Title>
      <p>
        {wayOf(parts, process, seen.path).map(({ name, times }, index) => (
          <Tag key={index}>{times > 1 ? `${name} ×${times}` : name}</Tag>
        ))}
      </p>
      {seen.incidents.map(({ element, message }) => (
        <p key={element}>
          <Tag color="red">{elementName(parts, process, element)}</Tag> {messageText(message, language)}
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
      <Descriptions size="small" column={1} bordered styles={{ label: { width: 200 } }} title={t('rehearse.facts')}>
        {Object.entries(seen.variables).map(([name, value]) => (
          <Descriptions.Item key={name} label={known[name]?.title ?? name}>
            {factText(value, known[name]?.schema, t('rehearse.entries'))}
          </Descriptions.Item>
        ))}
      </Descriptions>
    </section>
  );
}
