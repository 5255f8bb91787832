import { App as AntApp, ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { DraftPage } from './drafts/DraftPage.js';
import { NewPackagePage } from './packages/NewPackagePage.js';
import { PackageList } from './packages/PackageList.js';
import { PackagePage } from './packages/PackagePage.js';
import { ProposalList } from './proposals/ProposalList.js';
import { BindingsPage } from './sharing/BindingsPage.js';
import { TrustPage } from './sharing/TrustPage.js';
import { Shell } from './shell/Shell.js';
import { useMay } from './shell/use-may.js';
import { WhatIfPage } from './what-if/WhatIfPage.js';

const ProposalPage = lazy(() => import('./proposals/ProposalPage.js').then((module) => ({ default: module.ProposalPage })));

/** The designer: packages, and what is in them. */
export function App() {
  const { i18n } = useTranslation();

  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? english : chinese}
      theme={{
        token: {
          colorPrimary: '#1456b8',
          colorLink: '#1456b8',
          colorLinkHover: '#0f3f87',
          colorLinkActive: '#0f3f87',
          colorError: '#cf1322',
          colorTextSecondary: '#4f5b6b',
          colorTextTertiary: '#4f5b6b',
          colorTextDescription: '#4f5b6b',
          colorTextPlaceholder: '#5f6b7a',
          fontSize: 15,
        },
      }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp style={{ height: '100%' }}>
        <BrowserRouter basename="/designer">
          <Shell>
            <Routes>
              <Route path="/" element={<Home />} />
              <Route path="/bindings" element={<BindingsPage />} />
              <Route path="/trust" element={<TrustPage />} />
              <Route path="/new" element={<NewPackagePage />} />
              <Route path="/drafts/:id/*" element={<DraftPage />} />
              <Route path="/proposals" element={<ProposalList />} />
              <Route
                path="/proposals/:id"
                element={
                  <Suspense>
                    <ProposalPage />
                  </Suspense>
                }
              />
              <Route path="/what-if/:id" element={<WhatIfPage />} />
              <Route path="/packages/:id/*" element={<PackagePage />} />
            </Routes>
          </Shell>
        </BrowserRouter>
      </AntApp>
    </ConfigProvider>
  );
}

/** Who keeps the bindings and the trust list reads no packages: that person begins there. */
function Home() {
  const [keeper, reader] = [useMay('securityAdministrator'), useMay('designer', 'publisher', 'departmentAdministrator', 'systemAdministrator')];
  const keepsOnly = keeper && !reader;

  return keepsOnly ? <Navigate to="/bindings" replace /> : <PackageList />;
}
