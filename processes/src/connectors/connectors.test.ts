import type { SimulatedWorld } from './connector.js';
import { documentNumber } from './document-number.js';
import { connectors } from './index.js';

const world = (): SimulatedWorld => ({
  now: '2020-06-08T10:00:00+08:00',
  region: '330199',
  key: 'k',
  registries: new Map([['school', [{ schoolId: 'S1', name: '示例县第一中学', formerNames: ['示例县第三中学'] }]]]),
  registryKeys: new Map([['school', ['schoolId']]]),
  documentNumbers: new Map([['paper', 'ZM-{region}-{year}-{seq:4}']]),
  documents: [],
  notifications: [],
  endpoints: new Map(),
  topics: new Map(),
  services: new Map(),
  notices: [],
  payLists: new Map(),
  mail: [],
  sequences: new Map(),
});
const simulate = (id: string, input: Record<string, never> | object, inside: SimulatedWorld) =>
  connectors.find((connector) => connector.id === id)?.simulate({ ...input }, inside);

describe('the simulated connectors', () => {
  it('have ids of their own', () => {
    expect(new Set(connectors.map(({ id }) => id)).size).toBe(connectors.length);
  });

  it('find a record by a value inside a list field', () => {
    expect(simulate('registry-lookup', { registry: 'school', where: { formerNames: '示例县第三中学' } }, world())).toMatchObject({
      output: { records: [{ schoolId: 'S1' }] },
    });
  });

  it('keep the fields that a save does not name, and refuse a save without its key', () => {
    const inside = world();
    expect(simulate('registry-save', { registry: 'school', key: { schoolId: 'S1' }, values: { name: '新名' }, provenance: 't' }, inside)).toMatchObject({
      output: { record: { name: '新名', formerNames: ['示例县第三中学'] } },
    });
    expect(inside.registries.get('school')).toHaveLength(1);
    expect(simulate('registry-save', { registry: 'school', key: {}, values: {}, provenance: 't' }, inside)).toMatchObject({
      status: 'error',
      code: 'RECORD_INVALID',
    });
  });

  it('keep nothing in a field without an answer, as the registries do', () => {
    const saved = simulate('registry-save', { registry: 'school', key: { schoolId: 'S2' }, values: { name: '', formerNames: [] }, provenance: 't' }, world());
    expect(saved).toEqual({ status: 'answered', output: { record: { schoolId: 'S2' } } });
  });

  it('number papers by region and year, one sequence each', () => {
    const inside = world();
    const issue = () => simulate('issue-document', { document: 'paper', facts: {}, holder: {} }, inside);
    expect(issue()).toMatchObject({ output: { number: 'ZM-330199-2020-0001' } });
    expect(issue()).toMatchObject({ output: { number: 'ZM-330199-2020-0002' } });
    expect(documentNumber('A{seq}', { region: '330199', year: '2020', sequence: 12 })).toBe('A12');
  });

  it('revoke a paper that was issued, and no other', () => {
    const inside = world();
    simulate('issue-document', { document: 'paper', facts: {}, holder: {} }, inside);
    simulate('revoke-document', { number: 'ZM-330199-2020-0001', reason: '误发' }, inside);
    expect(inside.documents[0]?.status).toBe('revoked');
    expect(simulate('revoke-document', { number: 'none', reason: 'x' }, inside)).toMatchObject({ status: 'error', code: 'DOCUMENT_NOT_FOUND' });
  });
});
