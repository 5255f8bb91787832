import type { Package } from '@onething/processes';
import { Menu, type MenuProps } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { PartGroup } from '../beginnings/new-part.js';
import { titleIn } from '../parts/title-in.js';

interface PartMenuProps {
  readonly parts: Package;
  readonly base: string;
  /** Where parts can be added: begins one of this group. */
  readonly onAdd?: (group: PartGroup) => void;
}

/** The parts of a package, grouped as a department speaks of them. */
export function PartMenu({ parts, base, onAdd }: PartMenuProps) {
  const { t, i18n } = useTranslation();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // The chosen part may stand far down the list.
  useEffect(() => void nav.current?.querySelector(`[href$="${CSS.escape(pathname)}"]`)?.scrollIntoView({ block: 'nearest' }), [pathname]);
  const titled = (pointer: string, title: string) => titleIn(parts, i18n.language, pointer, title);
  const entry = (path: string, label: string) => ({ key: `${base}/${path}`, label: <Link to={`${base}/${path}`}>{label}</Link> });
  const group = (kind: PartGroup, children: { key: string; label: React.ReactNode }[]) => {
    const label = onAdd ? <GroupHead kind={kind} count={children.length} onAdd={onAdd} /> : t('counted', { name: t(kind), count: children.length });
    return children.length === 0 && !onAdd ? [] : [{ key: kind, type: 'group' as const, label, children }];
  };

  const items: MenuProps['items'] = [
    entry('overview', t('overview')),
    ...(onAdd ? [entry('roles', t('roles'))] : []),
    ...group(
      'processes',
      Object.values(parts.processes).map(({ id, xml }) => entry(`processes/${id}`, titled(`/processes/${id}.bpmn/${id}`, processName(xml) ?? id))),
    ),
    ...group(
      'decisions',
      Object.values(parts.decisions).map(({ id, title }) => entry(`decisions/${id}`, titled(`/decisions/${id}.json/title`, title))),
    ),
    ...group(
      'forms',
      Object.values(parts.forms).map(({ id, title }) => entry(`forms/${id}`, titled(`/forms/${id}.json/title`, title))),
    ),
    ...group(
      'registries',
      Object.values(parts.registries).map(({ id, title }) => entry(`registries/${id}`, titled(`/registries/${id}.json/title`, title))),
    ),
    ...group(
      'documents',
      Object.values(parts.documents).map(({ id, title }) => entry(`documents/${id}`, titled(`/documents/${id}.json/title`, title))),
    ),
    ...(onAdd
      ? group('parameters', parts.parameters.length > 0 ? [entry('parameters', t('parameters'))] : [])
      : parts.parameters.length > 0
        ? [entry('parameters', t('parameters'))]
        : []),
    ...group(
      'scenarios',
      parts.scenarios.map(({ id, title }) => entry(`scenarios/${id}`, titled(`/scenarios/${id}.json/title`, title))),
    ),
  ];

  return (
    <nav ref={nav} aria-label={t('parts')} style={{ width: 220, flex: 'none' }}>
      <Menu mode="inline" items={items} selectedKeys={[pathname]} style={{ borderRadius: 8, maxHeight: 'calc(100vh - 170px)', overflow: 'auto' }} />
    </nav>
  );
}

/** The name of a group, and the sign that adds to it. */
function GroupHead({ kind, count, onAdd }: { kind: PartGroup; count: number; onAdd: (group: PartGroup) => void }) {
  const { t } = useTranslation();

  return (
    <span className="ot-group-head">
      {kind === 'parameters' ? t(kind) : `${t(kind)}（${count}）`}
      <button type="button" role="menuitem" aria-label={t(`newPart.add.${kind}`)} title={t(`newPart.add.${kind}`)} onClick={() => onAdd(kind)}>
        ＋
      </button>
    </span>
  );
}

/** The name that the author gave the process; read from the text so that the menu needs no diagram code. */
function processName(xml: string): string | undefined {
  return /<(?:\w+:)?process\b[^>]*\bname="([^"]+)"/.exec(xml)?.[1];
}
