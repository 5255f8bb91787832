import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { SaveMark } from '../draft/SaveMark.js';
import type { OpenDraft } from '../draft/use-draft.js';
import { titleIn } from '../parts/title-in.js';
import { ProposeDialog } from './ProposeDialog.js';

/** What is being changed, whether it is safe, and the ways onward: try, rehearse, propose. */
export function DraftHeader({ draft: { session, view, parts, findings }, base }: { draft: OpenDraft; base: string }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [proposing, propose] = useState(false);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  // A process has its own steps back, at the diagram.
  const ownUndo = !pathname.includes('/processes/');

  return (
    <Flex align="center" gap={12} wrap style={{ marginBottom: 12 }}>
      <Link to="/">{t('back')}</Link>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {parts && titleIn(parts, i18n.language, '/manifest.json/title', parts.manifest.title)}
      </Typography.Title>
      <Tag color="blue">{t(session.draft.status === 'quarantined' ? 'drafts.quarantined' : 'drafts.editing')}</Tag>
      <SaveMark state={view.state} />
      <Flex gap={8} style={{ marginInlineStart: 'auto' }} wrap>
        {ownUndo && (
          <>
            <Button disabled={!view.canUndo} onClick={() => session.undo()}>
              {t('undo')}
            </Button>
            <Button disabled={!view.canRedo} onClick={() => session.redo()}>
              {t('redo')}
            </Button>
          </>
        )}
        {session.draft.imported && <Button onClick={() => navigate(`${base}/import`)}>{t('importing.title')}</Button>}
        <Button onClick={() => navigate(`${base}/try`)}>{t('try.title')}</Button>
        {parts?.populations && Object.keys(parts.populations).length > 0 && (
          <Button onClick={() => navigate(`/what-if/${session.draft.package}?draft=${session.draft.id}`)}>{t('whatIf.title')}</Button>
        )}
        <Button onClick={() => navigate(`${base}/rehearse`)}>{t('rehearse.title')}</Button>
        {errors > 0 && (
          <span id="propose-blocked" className="ot-blocked">
            {t('propose.blocked', { count: errors })}
          </span>
        )}
        <Button type="primary" disabled={errors > 0} aria-describedby={errors > 0 ? 'propose-blocked' : undefined} onClick={() => propose(true)}>
          {t('propose.title')}
        </Button>
      </Flex>
      {proposing && <ProposeDialog session={session} parts={parts} close={() => propose(false)} />}
    </Flex>
  );
}
