import type { Finding } from '@onething/rules';
import type { Package } from '../package.js';
import { doubt, type PackageCheck } from './check.js';

/** English texts lead to something (one that does not is left over and does no harm), and whatever applicants and staff read on forms has one. */
export const texts: PackageCheck = ({ pkg }) => {
  const known = readable(pkg);
  const lost = Object.keys(pkg.texts).filter((pointer) => valueAt(known, pointer) === undefined);
  return [...lost.map(leadsNowhere), ...untranslated(pkg, known)];
};

function leadsNowhere(pointer: string): Finding {
  return doubt('TEXT_WITHOUT_PLACE', `i18n/en.json#${pointer}`, `有一条英文译文对应的内容已经不在了：${pointer}`, `An English text is left over: ${pointer}`);
}

/** Only where a package has English at all, and it is missing here and there. */
function untranslated({ forms, texts: english }: Package, known: unknown): readonly Finding[] {
  if (Object.keys(english).length === 0) return [];
  const missing = Object.values(forms).flatMap((form) =>
    [`/forms/${form.id}.json/title`, ...Object.keys(form.schema.properties).map((name) => `/forms/${form.id}.json/schema/properties/${name}/title`)].filter(
      (pointer) => !Object.hasOwn(english, pointer),
    ),
  );
  return missing.map((pointer) => {
    const form = forms[/^\/forms\/(.+)\.json/.exec(pointer)?.[1] ?? '']?.title ?? '';
    const title = String(valueAt(known, pointer) ?? pointer);
    return doubt('TEXT_MISSING', `i18n/en.json#${pointer}`, `表单“${form}”的“${title}”缺少英文`, `“${title}” of the form “${form}” has no English`);
  });
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
    inputs: inputsOf(pkg),
    decisions: named(pkg.decisions),
    forms: named(pkg.forms),
    registries: named(pkg.registries),
    documents: named(pkg.documents),
    scenarios: Object.fromEntries(pkg.scenarios.map((scenario) => [`${scenario.id}.json`, scenario])),
  };
}

/** What tasks put on the desk goes by its title; one English title serves every task. */
function inputsOf({ processes }: Package): Readonly<Record<string, string>> {
  const models = Object.values(processes).flatMap(({ parsed }) => parsed.processes);
  return Object.fromEntries(models.flatMap(({ elements }) => elements.flatMap(({ inputs }) => inputs.map(({ name }) => [name, name]))));
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
