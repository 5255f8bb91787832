import { Button, Flex, Layout, Segmented, Spin, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client } from '../client.js';
import { type Language, switchLanguage } from '../language/language.js';
import { useLoaded } from '../use-loaded.js';
import { Failure } from './Failure.js';
import { Navigation } from './Navigation.js';
import { SessionContext } from './use-may.js';

/** Header, language, and the gate: what a package holds is for staff who signed in. */
export function Shell({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const session = useLoaded('session', () => client.session());

  return (
    <Layout style={{ minHeight: '100%' }}>
      <a className="ot-skip" href="#content">
        {t('skip')}
      </a>
      <Layout.Header className="ot-header">
        <Flex align="center" justify="space-between" wrap gap={8} style={{ minHeight: '100%' }}>
          <Flex align="center" gap={20} wrap>
            <Link to="/" style={{ color: '#fff', fontSize: 18, fontWeight: 600 }}>
              {t('product')}
            </Link>
            {session.status === 'ready' && session.value.person && (
              <SessionContext value={session.value}>
                <Navigation />
              </SessionContext>
            )}
          </Flex>
          <Flex align="center" gap={16} wrap>
            {session.status === 'ready' && <Typography.Text style={{ color: '#fff' }}>{session.value.person?.name}</Typography.Text>}
            <Segmented<Language>
              aria-label="Language"
              value={i18n.language === 'en' ? 'en' : 'zh-CN'}
              onChange={switchLanguage}
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
            <Button href="/" ghost>
              {t('portal')}
            </Button>
          </Flex>
        </Flex>
      </Layout.Header>
      <div id="content" className="ot-content">
        {session.status === 'loading' && <Spin description={t('loading')} style={{ marginTop: 80 }} />}
        {session.status === 'failed' && <Failure reason={session.reason} again={session.again} />}
        {session.status === 'ready' && (session.value.person ? <SessionContext value={session.value}>{children}</SessionContext> : <SignInFirst />)}
      </div>
    </Layout>
  );
}

function SignInFirst() {
  const { t } = useTranslation();

  return (
    <Flex vertical align="center" gap={16} style={{ marginTop: 80 }}>
      <Typography.Title level={3}>{t('signInFirst')}</Typography.Title>
      <Button type="primary" size="large" href="/sign-in?to=/designer/">
        {t('signIn')}
      </Button>
    </Flex>
  );
}
