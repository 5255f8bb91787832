import type { Finding } from '@onething/rules';
import { Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { placeOf } from './place-of-finding.js';

interface ChecksPanelProps {
  readonly findings: readonly Finding[];
  readonly base: string;
  readonly checking: boolean;
  /** Takes away an English text that is left over, by its pointer. */
  readonly onTidy?: (pointer: string) => void;
}

/** What is wrong, in words; each line leads to its place. */
export function ChecksPanel({ findings, base, checking, onTidy }: ChecksPanelProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const sorted = [...findings].sort((one, other) => weightOf(one) - weightOf(other));

  return (
    <section aria-label={t('checks.title')} aria-busy={checking} className="ot-checks">
      <Typography.Title level={2} style={{ fontSize: 15, margin: '0 0 8px' }}>
        {t('checks.title')}
      </Typography.Title>
      {sorted.length === 0 && <p style={{ margin: 0 }}>{checking ? t('checks.running') : t('checks.none')}</p>}
      <Flex vertical gap={6}>
        {sorted.map(({ code, place, severity, message }) => {
          const target = placeOf(place);
          return (
            <Flex key={`${code} ${place} ${message.zh}`} gap={8} align="baseline">
              <Tag color={severity === 'error' ? 'red' : 'gold'}>{t(`checks.${severity}`)}</Tag>
              <span style={{ flex: 1 }}>{i18n.language === 'en' ? message.en : message.zh}</span>
              {code === 'TEXT_WITHOUT_PLACE' && onTidy && (
                <Button size="small" onClick={() => onTidy(place.slice(place.indexOf('#') + 1))}>
                  {t('checks.tidy')}
                </Button>
              )}
              {target && (
                <Button size="small" onClick={() => navigate(`${base}/${target.part}${target.element ? `?at=${encodeURIComponent(target.element)}` : ''}`)}>
                  {t('checks.go')}
                </Button>
              )}
            </Flex>
          );
        })}
      </Flex>
    </section>
  );
}

/** Causes before what follows from them: one line that is missing makes everything behind it unreachable. */
function weightOf({ severity, code }: Finding): number {
  if (severity === 'warning') return 2;
  return code === 'ELEMENT_NOT_REACHABLE' ? 1 : 0;
}
