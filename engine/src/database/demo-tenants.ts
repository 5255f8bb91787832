import type { Knex } from 'knex';

/** One agency's world in the tree of tenants. */
export interface Tenant {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: 'province' | 'city' | 'county';
  readonly parent?: string;
}

/** The tree of the demonstration. The codes below the province are not assigned to any place, the names are invented. */
export const demoTenants: readonly Tenant[] = [
  { code: '330000', name: '浙江省', nameEn: 'Zhejiang Province', level: 'province' },
  { code: '330100', name: '甲市', nameEn: 'Jia City', level: 'city', parent: '330000' },
  { code: '330199', name: '甲市示例县', nameEn: 'Shili County, Jia City', level: 'county', parent: '330100' },
  { code: '330198', name: '甲市临湖区', nameEn: 'Linhu District, Jia City', level: 'county', parent: '330100' },
  { code: '330200', name: '乙市', nameEn: 'Yi City', level: 'city', parent: '330000' },
  { code: '330299', name: '乙市青山区', nameEn: 'Qingshan District, Yi City', level: 'county', parent: '330200' },
  { code: '330298', name: '乙市望海县', nameEn: 'Wanghai County, Yi City', level: 'county', parent: '330200' },
];

/** Adds tenants that are not there yet, parents first. Only the owner may: the application never makes a tenant. */
export async function plantTenants(owner: Knex, tenants: readonly Tenant[] = demoTenants): Promise<void> {
  const paths = new Map<string, string>();
  for (const { code, name, nameEn, level, parent } of tenants) {
    const path = parent ? `${paths.get(parent) ?? parent}/${code}` : code;
    paths.set(code, path);
    await owner('tenant')
      .insert({ tenant: code, name, name_en: nameEn, level, parent: parent ?? null, path })
      .onConflict('tenant')
      .ignore();
  }
}
