import type { Finding } from '@onething/rules';
import { type Checked, mistake, type PackageCheck } from './check.js';

/** Nothing inside a package names a host, a secret or an id of a database: it names ports, and the tenant binds them. */
export const secrets: PackageCheck = (checked) => textsOf(checked).flatMap(({ file, text }) => suspicions(file, text));

/** The namespaces of BPMN are names, not addresses. */
const names = /https?:\/\/(?:www\.)?(?:omg\.org|bpmn\.io|w3\.org)\/[^"'\s<>]*/g;

const forbidden: readonly { readonly code: string; readonly pattern: RegExp; readonly zh: string; readonly en: string }[] = [
  { code: 'HOST_IN_PACKAGE', pattern: /\b(?:https?|ftp|ssh|jdbc|redis|amqp|postgres(?:ql)?|mysql|mongodb):\/\/[^\s"'<>]+/i, zh: '网络地址', en: 'an address' },
  { code: 'HOST_IN_PACKAGE', pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/, zh: '网络地址', en: 'an address' },
  { code: 'SECRET_IN_PACKAGE', pattern: /-----BEGIN [A-Z ]*(?:PRIVATE KEY|CERTIFICATE)-----/, zh: '密钥', en: 'a key' },
  {
    code: 'SECRET_IN_PACKAGE',
    pattern: /["'<](?:password|passwd|secret|apikey|api_key|access_?token|private_?key)["'>]?\s*[:=]/i,
    zh: '口令或密钥',
    en: 'a password or key',
  },
  {
    code: 'DATABASE_ID_IN_PACKAGE',
    pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/i,
    zh: '数据库标识',
    en: 'a database id',
  },
];

function suspicions(file: string, text: string): readonly Finding[] {
  const read = text.replace(names, '');
  return forbidden.flatMap(({ code, pattern, zh, en }) => {
    const found = pattern.exec(read)?.[0];
    if (found === undefined) return [];
    return [
      mistake(
        code,
        file,
        `事项包里不能写${zh}（“${found.slice(0, 40)}”），请改为在 manifest.json 的 ports 中声明`,
        `A package may not contain ${en} ("${found.slice(0, 40)}"); declare a port in manifest.json instead`,
      ),
    ];
  });
}

function textsOf({ pkg }: Checked): readonly { readonly file: string; readonly text: string }[] {
  const json = (folder: string, parts: Readonly<Record<string, unknown>>) =>
    Object.entries(parts).map(([id, part]) => ({ file: `${folder}/${id}.json`, text: JSON.stringify(part) }));
  return [
    { file: 'manifest.json', text: JSON.stringify(pkg.manifest) },
    { file: 'parameters.json', text: JSON.stringify(pkg.parameters) },
    { file: 'i18n/en.json', text: JSON.stringify(pkg.texts) },
    ...Object.values(pkg.processes).map(({ path, xml }) => ({ file: path, text: xml })),
    ...json('decisions', pkg.decisions),
    ...json('forms', pkg.forms),
    ...json('registries', pkg.registries),
    ...json('documents', pkg.documents),
    ...Object.entries(pkg.seeds).map(([id, text]) => ({ file: `registries/${id}.csv`, text })),
    ...pkg.scenarios.map((scenario) => ({ file: `scenarios/${scenario.id}.json`, text: JSON.stringify(scenario) })),
  ];
}
