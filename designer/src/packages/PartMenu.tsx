import type { Package } from '@onething/processes';
import { Menu, type MenuProps } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { titleIn } from '../parts/title-in.js';

/** The parts of a package, grouped as a department speaks of them. */
export function PartMenu({ parts, base }: { parts: Package; base: string }) {
  const { t, i18n } = useTranslation();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // The chosen part may stand far down the list.
  useEffect(() => void nav.current?.querySelector(`[href$="${CSS.escape(pathname)}"]`)?.scrollIntoView({ block: 'nearest' }), [pathname]);
  const titled = (pointer: string, title: string) => titleIn(parts, i18n.language, pointer, title);
  const entry = (path: string, label: string) => ({ key: `${base}/${path}`, label: <Link to={`${base}/${path}`}>{label}</Link> });
  const group = (kind: string, children: { key: string; label: React.ReactNode }[]) =>
    children.length === 0 ? [] : [{ key: kind, type: 'group' as const, label: t('counted', { name: t(kind), count: children.length }), children }];

  const items: MenuProps['items'] = [
    entry('overview', t('overview')),
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
    ...(parts.parameters.length > 0 ? [entry('parameters', t('parameters'))] : []),
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

/** The name that the author gave the process; read from the text so that the menu needs no diagram code. */
function processName(xml: string): string | undefined {
  return /<(?:\w+:)?process\b[^>]*\bname="([^"]+)"/.exec(xml)?.[1];
}
