import type { DocumentDefinition, Package, ParameterDefinition, RegistryDefinition } from '@onething/processes';
import type { FactType, Value } from '@onething/rules';

type Named = { readonly id: string; readonly title: string };

/** A registry with a number and a name for each record. */
export function firstRegistry({ id, title }: Named, source: string): RegistryDefinition {
  return {
    ...{ id, title, source, key: ['recordNo'] },
    fields: { recordNo: { type: 'string', title: '编号' }, name: { type: 'string', title: '名称' } },
  };
}

/** A paper that says who gets it, sealed and numbered. Without a seal among the ports it is unsealed until one is added. */
export function firstDocument(
  { id, title }: Named,
  { manifest }: Package,
): { readonly definition: Omit<DocumentDefinition, 'template'>; readonly template: string } {
  const seal = manifest.ports.seals?.[0]?.id;
  const number = `${
    id
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase()
      .slice(0, 12) || 'WS'
  }-{region}-{year}-{seq:6}`;
  const foot = `<table class="sign"><tr><td><p>{{issuer}}</p><p>{{issuedOn}}</p>${seal ? `<seal name="${seal}"/>` : ''}</td></tr></table>`;

  return {
    definition: { id, title, number, seals: seal ? [seal] : [], facts: { name: { title: '姓名', type: 'string' } } },
    template: `<h1>${title.replaceAll(/[<>&{}]/g, '')}</h1>\n<p class="number">编号：{{number}}</p>\n<p class="indent"><b>{{name}}</b>：您的申请已经办结。</p>\n${foot}\n<qr/>\n`,
  };
}

/** A parameter that holds from this civil date on, with its basis. Money is in 分. */
export function firstParameter({ id, title }: Named, type: FactType, law: string, from: string): ParameterDefinition {
  return { id, title, type, values: [{ from, value: firstValue(type), basis: { law } }] };
}

function firstValue(type: FactType): Value {
  if (type === 'number' || type === 'money') return 0;
  return type === 'boolean' ? false : '';
}
