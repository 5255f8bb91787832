import type { Package } from '@onething/processes';
import { Flex, Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Route, Routes, useParams } from 'react-router';
import { client } from '../client.js';
import { Failure } from '../shell/Failure.js';
import { useLoaded } from '../use-loaded.js';
import { EditButton } from './EditButton.js';
import { PartContent } from './PartContent.js';
import { PartMenu } from './PartMenu.js';
import { Publications } from './Publications.js';

/** One package: its parts on the left, the chosen part beside them. */
export function PackagePage() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const loaded = useLoaded(id, () => client.package(id));

  if (loaded.status === 'loading') return <Spin />;
  if (loaded.status === 'failed') return <Failure reason={loaded.reason} again={loaded.again} />;

  // The route of the server answers with the package as `processes` reads it.
  const parts = loaded.value.package as Package;
  const title = i18n.language === 'en' ? (loaded.value.titleEn ?? loaded.value.title) : loaded.value.title;

  return (
    <main data-page="package" style={{ flex: 1, display: 'flex', flexDirection: 'column' }}>
      <Flex align="baseline" gap={12} wrap style={{ marginBottom: 12 }}>
        <Link to="/">{t('back')}</Link>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {title}
        </Typography.Title>
        <Typography.Text type="secondary">
          {t('version')} {loaded.value.version}
        </Typography.Text>
        <Flex gap={8} style={{ marginInlineStart: 'auto' }} wrap>
          <Link to={`/packages/${id}/publications`}>{t('publications.title')}</Link>
          {parts.populations && Object.keys(parts.populations).length > 0 && <Link to={`/what-if/${id}`}>{t('whatIf.title')}</Link>}
          <a href={client.packageUrl(id)}>{t('export')}</a>
          <EditButton id={id} />
        </Flex>
      </Flex>
      <p className="ot-phone-note">{t('onPhone')}</p>
      <Flex className="ot-desk" gap={16} style={{ flex: 1, minHeight: 0 }}>
        <PartMenu parts={parts} base={`/packages/${id}`} />
        <section className="ot-part-shown">
          <Routes>
            <Route path="/" element={<Navigate to={firstPart(parts)} replace />} />
            <Route path="/publications" element={<Publications id={id} current={loaded.value.release} changed={loaded.again} />} />
            <Route path="/:kind" element={<PartContent parts={parts} />} />
            <Route path="/:kind/:part" element={<PartContent parts={parts} />} />
          </Routes>
        </section>
      </Flex>
    </main>
  );
}

function firstPart(parts: Package): string {
  const process = parts.manifest.matters[0]?.process ?? Object.keys(parts.processes)[0];
  return process ? `processes/${process}` : 'overview';
}
