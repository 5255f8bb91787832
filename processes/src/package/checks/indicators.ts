import type { Finding, IndicatorDefinition } from '@onething/rules';
import { type Checked, mistake, type PackageCheck } from './check.js';

/** What an indicator is counted from is there: the registries, their fields, the matters, and a key. */
export const indicators: PackageCheck = (checked) =>
  Object.values(checked.pkg.decisions).flatMap((decision) => (decision.kind === 'indicator' && decision.source ? sourceOf(decision, checked) : []));

function sourceOf(indicator: IndicatorDefinition, checked: Checked): readonly Finding[] {
  return indicator.source?.kind === 'registry' ? fromRegistry(indicator, checked) : fromCases(indicator, checked);
}

const knownOfCases = ['number', 'title', 'matter', 'county', 'state', 'outcome', 'openedOn', 'closedOn', 'dueOn', 'days'];

function fromCases({ id, row, key, source }: IndicatorDefinition, { pkg }: Checked): readonly Finding[] {
  const place = `decisions/${id}.json#/source`;
  const matters = (source?.matters ?? []).flatMap((matter, index) =>
    pkg.manifest.matters.some((one) => one.id === matter)
      ? []
      : [mistake('MATTER_NOT_FOUND', `${place}/matters/${index}`, `事项包里没有事项 ${matter}`, `The package has no matter ${matter}`)],
  );
  const fields = Object.keys(row).flatMap((field) => {
    const path = source?.fields?.[field] ?? field;
    return knownOfCases.includes(path) || path.startsWith('values.') ? [] : [noField(place, field, path, '办件', 'a case')];
  });
  const number =
    (source?.fields?.[key] ?? key) === 'number'
      ? []
      : [mistake('INDICATOR_KEY', `decisions/${id}.json#/key`, '办件以编号（number）区分', 'Cases are told apart by their number')];

  return [...matters, ...fields, ...number];
}

function fromRegistry({ id, row, source }: IndicatorDefinition, checked: Checked): readonly Finding[] {
  const place = `decisions/${id}.json#/source`;
  const [base, ...joined] = [{ as: '', registry: source?.registry ?? '', on: {} }, ...(source?.joins ?? [])];
  const missing = [base, ...joined].flatMap(({ registry } = { as: '', registry: '', on: {} }) =>
    fieldsOf(registry, checked) ? [] : [mistake('REGISTRY_NOT_FOUND', place, `基础库 ${registry} 没有定义`, `The registry ${registry} is not defined`)],
  );
  if (missing.length > 0) return missing;
  const declared = new Set(checked.pkg.manifest.ports.registries.map((port) => port.id));
  const undeclared = [base, ...joined].flatMap(({ registry } = { as: '', registry: '', on: {} }) =>
    declared.has(registry)
      ? []
      : [
          mistake(
            'REGISTRY_NOT_DECLARED',
            place,
            `指标 ${id} 统计的基础库 ${registry} 没有在 manifest.json 的 ports 中声明`,
            `The registry ${registry} of the indicator ${id} is not among the ports of manifest.json`,
          ),
        ],
  );

  const fields = Object.keys(row).flatMap((field) => {
    const path = source?.fields?.[field] ?? field;
    const [head = '', ...rest] = path.split('.');
    const join = joined.find(({ as }) => as === head);
    if (join && rest.length === 0) return [];
    const [registry, own] = join ? [join.registry, rest.join('.')] : [base?.registry ?? '', path];
    return fieldsOf(registry, checked)?.includes(own) ? [] : [noField(place, field, own, `基础库 ${registry}`, `the registry ${registry}`)];
  });

  return [...undeclared, ...fields];
}

function fieldsOf(registry: string, { pkg, required }: Checked): readonly string[] | undefined {
  const found = [pkg, ...required].map(({ registries }) => registries[registry]).find((one) => one !== undefined);
  return found && Object.keys(found.fields);
}

function noField(place: string, field: string, path: string, zh: string, en: string): Finding {
  return mistake('FIELD_NOT_FOUND', `${place}/fields/${field}`, `${zh}没有字段“${path}”`, `There is no field ${path} in ${en}`);
}
