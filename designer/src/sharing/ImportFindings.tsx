import type { Finding } from '@onething/runtime-api/client';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const groups = ['NEW_PERSONAL_DATA', 'NEW_ENDPOINT', 'NEW_REGISTRY_ACCESS', 'NEW_ACCOUNT', 'CHANGED_UNDER_SAME_VERSION'];

/** What the package newly asks for and what is odd about it, in words, the weightiest first; with `origin` also from whom it is, where that does not stand above. */
export function ImportFindings({ findings, origin = false }: { findings: readonly Finding[]; origin?: boolean }) {
  const { t, i18n } = useTranslation();
  const shown = findings.filter(({ code }) => origin || (!code.startsWith('SIGNER_') && code !== 'PACKAGE_UNSIGNED'));
  if (shown.length === 0) return <p className="ot-quiet">{t('importing.noFindings')}</p>;

  return (
    <ul className="ot-findings">
      {[...shown].sort(byWeight).map(({ code, place, message, severity }) => (
        <li key={`${code} ${place} ${message.zh}`}>
          <Tag style={{ marginInlineEnd: 8 }} color={severity === 'error' ? 'red' : 'gold'}>
            {t(`importing.findings.${code}`, { defaultValue: t(`checks.${severity}`) })}
          </Tag>
          {i18n.language === 'en' ? message.en : message.zh}
        </li>
      ))}
    </ul>
  );
}

function byWeight(a: Finding, b: Finding): number {
  const weight = ({ code, severity }: Finding) => (severity === 'error' ? -10 : 0) + groups.indexOf(code);
  return weight(a) - weight(b);
}
