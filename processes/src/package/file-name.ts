import type { Problem } from '@onething/rules';

/** What a file of a package is, by where it stands. Anything else is refused. */
export type FileKind =
  | 'manifest'
  | 'parameters'
  | 'process'
  | 'decision'
  | 'form'
  | 'registry'
  | 'seed'
  | 'document'
  | 'template'
  | 'scenario'
  | 'population'
  | 'translation'
  | 'readme';

export interface PackageFile {
  readonly path: string;
  readonly kind: FileKind;
  /** The id that the content must carry. */
  readonly id: string;
}

const id = '([A-Za-z_][A-Za-z0-9_.-]{0,63})';
const allowed: readonly (readonly [FileKind, RegExp])[] = [
  ['manifest', /^(manifest)\.json$/],
  ['parameters', /^(parameters)\.json$/],
  ['readme', /^(README)\.md$/],
  ['process', new RegExp(`^processes/${id}\\.bpmn$`)],
  ['decision', new RegExp(`^decisions/${id}\\.json$`)],
  ['form', new RegExp(`^forms/${id}\\.json$`)],
  ['registry', new RegExp(`^registries/${id}\\.json$`)],
  ['seed', new RegExp(`^registries/${id}\\.csv$`)],
  ['document', new RegExp(`^documents/${id}\\.json$`)],
  ['template', new RegExp(`^documents/${id}\\.hbs$`)],
  ['scenario', new RegExp(`^scenarios/${id}\\.json$`)],
  ['population', new RegExp(`^populations/${id}\\.json$`)],
  ['translation', /^i18n\/(en)\.json$/],
];
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Names a file's kind and id, or says why it may not be in a package. */
export function recognise(path: string): PackageFile | Problem {
  for (const [kind, pattern] of allowed) {
    const found = pattern.exec(path)?.[1];
    if (found && !forbidden.has(found)) return { path, kind, id: found };
  }

  return {
    code: 'FILE_NOT_ALLOWED',
    place: path,
    message: {
      zh: `事项包里不能有文件“${path}”：只接受 manifest.json、parameters.json、README.md，以及 processes、decisions、forms、registries、documents、scenarios、populations、i18n 目录下的约定文件`,
      en: `The file "${path}" may not be in a package: only manifest.json, parameters.json, README.md and the known files below processes, decisions, forms, registries, documents, scenarios, populations and i18n are accepted`,
    },
  };
}
