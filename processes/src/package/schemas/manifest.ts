import type { Schema } from '@cfworker/json-schema';
import { byId, id, legalBasis, limit, listOf, object, text, texts } from './parts.js';

const version: Schema = { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$' };
const range: Schema = { type: 'string', pattern: '^[\\^~]?[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$|^\\*$' };
const port = object({ id, title: text, titleEn: text }, ['id', 'title']);
const registryPort = object({ id, title: text, access: { enum: ['read', 'write'] } }, ['id', 'title', 'access']);

const field = object({ title: text, titleEn: text, type: { enum: ['string', 'number', 'boolean', 'object', 'list'] }, required: { type: 'boolean' } }, [
  'title',
  'type',
]);
const facts: Schema = { type: 'object', maxProperties: 100 };
const contractFields = {
  id,
  title: text,
  titleEn: text,
  inputs: byId(field),
  outputs: byId(field),
  errors: listOf(id),
  examples: listOf(object({ when: facts, answer: facts, error: id }, ['when'])),
};
const contract = object(contractFields, ['id', 'title']);
const qualified: Schema = { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}/[A-Za-z0-9_.-]{1,64}$' };
const service = object({ ...contractFields, matter: qualified, elsewhere: { type: 'boolean' } }, ['id', 'title', 'matter']);

const matter = object(
  {
    id,
    title: text,
    titleEn: text,
    summary: text,
    process: id,
    form: id,
    audience: { enum: ['applicant', 'staff'] },
    openedBy: listOf(id),
    corrects: listOf(id),
    conditions: texts,
    materials: listOf(object({ name: text, source: { enum: ['applicant', 'government'] }, note: text }, ['name', 'source'])),
    promised: limit,
    statutory: limit,
    instant: { type: 'boolean' },
    result: text,
    fee: text,
    keywords: texts,
    results: byId(field),
  },
  ['id', 'title', 'summary', 'process', 'form', 'audience', 'conditions', 'materials', 'promised', 'statutory'],
);

/** `manifest.json`. */
export const manifest: Schema = object(
  {
    id,
    version,
    kind: { enum: ['service', 'library'] },
    title: text,
    titleEn: text,
    summary: text,
    level: { enum: ['province', 'city', 'county', 'school'] },
    legalBasis: listOf(legalBasis),
    serves: texts,
    requires: listOf(object({ package: id, version: range }, ['package', 'version'])),
    ports: object(
      {
        roles: listOf(port),
        registries: listOf(registryPort),
        seals: listOf(port),
        endpoints: listOf(contract),
        topics: listOf(contract),
        accounts: listOf(port),
        notices: listOf(port),
        channels: listOf(port),
        services: listOf(service),
      },
      ['roles', 'registries'],
    ),
    matters: listOf(matter),
    overridable: listOf(id),
  },
  ['id', 'version', 'kind', 'title', 'legalBasis', 'ports', 'matters'],
);
