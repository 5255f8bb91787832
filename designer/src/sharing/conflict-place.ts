import type { Package } from '@onething/processes';
import type { Translate } from './port-words.js';

/** Where two versions meet, in the words of the package: “参数 › 档案核查工作日数 › 取值 › 2020-01-01”. */
export function conflictPlace(parts: Package, path: string, pointer: string, t: Translate): string {
  const segments = pointer.split('/').slice(1).map(unescaped);
  return [fileTitle(parts, path, t), ...segments.map((segment) => segmentTitle(parts, path, segment, t))].filter((text) => text !== '').join(' › ');
}

function fileTitle({ decisions, forms, documents, registries, processes, manifest }: Package, path: string, t: Translate): string {
  const [kind = '', file = ''] = path.split('/');
  const id = file.replace(/\.[a-z]+$/, '');
  const titles: Readonly<Record<string, string | undefined>> = {
    decisions: decisions[id]?.title,
    forms: forms[id]?.title,
    documents: documents[id]?.title,
    registries: registries[id]?.title,
    processes: processes[id]?.parsed.processes[0]?.name,
  };
  if (path === 'manifest.json') return manifest.title;
  if (path === 'parameters.json') return t('parameters');
  return titles[kind] ? `${t(kind)} › ${titles[kind]}` : path;
}

function segmentTitle({ parameters, forms }: Package, path: string, segment: string, t: Translate): string {
  const parameter = path === 'parameters.json' ? parameters.find(({ id }) => id === segment)?.title : undefined;
  const form = forms[path.replace(/^forms\/|\.json$/g, '')];
  return parameter ?? form?.schema.properties?.[segment]?.title ?? t(`conflicts.segments.${segment}`, { defaultValue: segment });
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
