import type { Package } from '@onething/processes';
import { App, Button, Flex, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { fileOfPart, renamedPart, titleOfPart, withoutPart } from '../beginnings/change-part.js';
import { type PartGroup, partGroups } from '../beginnings/new-part.js';
import { type Use, usedBy } from '../beginnings/used-by.js';
import { textsOf } from '../draft/draft-files.js';
import type { OpenDraft } from '../draft/use-draft.js';

/** What stands over every part: where it is used, another name, and away with it where nothing needs it. */
export function PartHead({ draft, kind, id }: { draft: OpenDraft; kind: string; id: string }) {
  const group = partGroups.find((one) => one === kind && one !== 'parameters');
  const title = group && draft.parts && titleOfPart(draft.parts, group, id);
  return group && title !== undefined ? <Head key={`${group}/${id}`} draft={draft} group={group} id={id} title={title} /> : null;
}

interface HeadProps {
  readonly draft: OpenDraft;
  readonly group: PartGroup;
  readonly id: string;
  readonly title: string;
}

function Head({ draft, group, id, title }: HeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const [named, name] = useState<string>();
  const { session, parts, view } = draft;
  if (!parts) return null;

  const base = `/drafts/${session.draft.id}`;
  const uses = usedBy(parts, group, id);
  const texts = Object.fromEntries(textsOf(view.files));
  const rename = () => {
    if (named?.trim()) session.editAll(renamedPart(parts, group, id, named.trim(), texts));
    name(undefined);
  };
  const drop = () => {
    session.editAll(withoutPart(parts, group, id, texts));
    navigate(`${base}/overview`);
  };
  const askToDrop = () => {
    const close = t('yes');
    if (group === 'processes' && Object.keys(parts.processes).length === 1) return void modal.warning({ title: t('partHead.last', { title }), okText: close });
    if (uses.length > 0) {
      const where = uses.map(({ path, title: place }) => <li key={path}>{place}</li>);
      return void modal.warning({ title: t('partHead.inUse', { title }), content: <ul>{where}</ul>, okText: close });
    }
    const content = t(group === 'processes' ? 'partHead.withMatter' : 'partHead.canUndo');
    modal.confirm({
      title: t('partHead.sure', { title }),
      content,
      okText: t(`partHead.drop.${group}`),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: drop,
    });
  };

  return (
    <Flex gap={8} align="center" wrap className="ot-part-head">
      <span style={{ flex: 1, minWidth: 200 }}>{group !== 'scenarios' && <Uses uses={[...mattersOf(parts, group, id), ...uses]} base={base} />}</span>
      <Button size="small" onClick={() => name(title)}>
        {t('partHead.rename')}
      </Button>
      <Button size="small" danger disabled={texts[fileOfPart(parts, group, id)] === undefined} onClick={askToDrop}>
        {t(`partHead.drop.${group}`)}
      </Button>
      <Modal
        open={named !== undefined}
        title={t('partHead.renameTitle', { title })}
        okText={t('partHead.rename')}
        cancelText={t('cancel')}
        okButtonProps={{ disabled: !named?.trim() }}
        onOk={rename}
        onCancel={() => name(undefined)}
      >
        <Input aria-label={t('title')} maxLength={100} value={named ?? ''} onChange={(event) => name(event.target.value)} onPressEnter={rename} />
      </Modal>
    </Flex>
  );
}

/** The matters that a process handles: they are its use, and go with it. */
function mattersOf({ manifest }: Package, group: PartGroup, id: string): readonly Use[] {
  return group === 'processes' ? manifest.matters.flatMap(({ process, title }) => (process === id ? [{ path: 'overview', title }] : [])) : [];
}

/** A process of many scenarios has dozens of uses, and the drawing needs the room: more than a few stand behind a button. */
const mostInLine = 3;

function Uses({ uses, base }: { uses: readonly Use[]; base: string }) {
  const { t } = useTranslation();
  if (uses.length === 0) return <>{t('partHead.unused')}</>;
  if (uses.length > mostInLine) return <ManyUses uses={uses} base={base} />;

  return (
    <>
      {t('partHead.usedBy')}
      {uses.map(({ path, title }, at) => (
        <span key={`${path} ${title}`}>
          {at > 0 && '、'}
          <Link to={`${base}/${path}`}>{title}</Link>
        </span>
      ))}
    </>
  );
}

function ManyUses({ uses, base }: { uses: readonly Use[]; base: string }) {
  const { t } = useTranslation();
  const list = (
    <ul className="ot-uses">
      {uses.map(({ path, title }) => (
        <li key={`${path} ${title}`}>
          <Link to={`${base}/${path}`}>{title}</Link>
        </li>
      ))}
    </ul>
  );

  return (
    <Popover trigger="click" placement="bottomLeft" content={list}>
      <Button type="link" size="small" style={{ paddingInline: 0 }}>
        {t('partHead.usedIn', { count: uses.length })}
      </Button>
    </Popover>
  );
}
