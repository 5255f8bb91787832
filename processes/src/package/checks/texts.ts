import type { Finding } from '@onething/rules';
import type { Package } from '../package.js';
import { doubt, mistake, type PackageCheck } from './check.js';

/** English texts lead to something, and whatever applicants and staff read on forms has one. */
export const texts: PackageCheck = ({ pkg }) => {
  const known = readable(pkg);
  const lost = Object.keys(pkg.texts).filter((pointer) => valueAt(known, pointer) === undefined);
  return [...lost.map(leadsNowhere), ...untranslated(pkg)];
};

function leadsNowhere(pointer: string): Finding {
  return mistake('TEXT_WITHOUT_PLACE', `i18n/en.json#${pointer}`, `译文指向的内容不存在：${pointer}`, `The text leads nowhere: ${pointer}`);
}

/** Only where a package has English at all, and it is missing here and there. */
function untranslated({ forms, texts: english }: Package): readonly Finding[] {
  if (Object.keys(english).length === 0) return [];
  const missing = Object.values(forms).flatMap((form) =>
    [`/forms/${form.id}.json/title`, ...Object.keys(form.schema.properties).map((name) => `/forms/${form.id}.json/schema/properties/${name}/title`)].filter(
      (pointer) => !Object.hasOwn(english, pointer),
    ),
  );
  return missing.map((pointer) => doubt('TEXT_MISSING', `i18n/en.json#${pointer}`, `缺少英文：${pointer}`, `There is no English for ${pointer}`));
}

/** The files as their authors see them, by the first segment of a pointer. */
function readable(pkg: Package): unknown {
  const named = (parts: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(parts).map(([id, part]) => [`${id}.json`, part]));
  const elements = Object.values(pkg.processes).map(({ id, parsed }) => [
    `${id}.bpmn`,
    Object.fromEntries(
      [...(parsed.processes[0]?.elements ?? []), ...(parsed.processes[0]?.flows ?? []), ...parsed.processes].map(({ id: element, name }) => [element, name]),
    ),
  ]);
  return {
    'manifest.json': pkg.manifest,
    'parameters.json': pkg.parameters,
    processes: Object.fromEntries(elements),
    decisions: named(pkg.decisions),
    forms: named(pkg.forms),
    registries: named(pkg.registries),
    documents: named(pkg.documents),
    scenarios: Object.fromEntries(pkg.scenarios.map((scenario) => [`${scenario.id}.json`, scenario])),
  };
}

function valueAt(from: unknown, pointer: string): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined),
    from,
  );
}
