import type { DrawDefinition } from '../decisions/definition.js';
import { baseShape, basisReader } from '../decisions/read-base.js';
import { checkDraw } from '../draw/deciding/check-draw.js';
import { compileDraw } from '../draw/deciding/compile-draw.js';
import type { Dictionary } from '../facts/dictionary.js';
import { list, name, number, object, oneOf, optional, text } from '../reading/read.js';
import type { DecisionKind } from './kind.js';

const digest = { title: '名录摘要', titleEn: 'digest of the list', type: 'string' } as const;

type Stratum = DrawDefinition['strata'][number];

/** A random selection that anybody can recompute, of entities and of those who visit them. */
export const draw: DecisionKind<DrawDefinition> = {
  kind: 'draw',
  title: { zh: '随机抽取', en: 'draw' },
  read: object<DrawDefinition>({
    ...baseShape,
    kind: oneOf('draw'),
    algorithm: oneOf('otd1', 'sha256-sort-v1'),
    hash: optional(oneOf('sha256', 'sm3')),
    drawId: text(),
    seed: optional(text()),
    entities: text(),
    frozen: optional(text()),
    strata: list(object<Stratum>({ id: name(), title: text(100), titleEn: optional(text(200)), rate: text(), basis: optional(basisReader) }), 500, 1),
    rounding: optional(oneOf('ceil', 'largest-remainder')),
    alternates: optional(number),
    seedLength: optional(number),
    officers: optional(object<NonNullable<DrawDefinition['officers']>>({ list: text(), recusals: text(), day: text(), size: number, cap: number })),
  }),
  outputs: outputsOfDraw,
  check: checkDraw,
  compile: compileDraw,
};

function outputsOfDraw({ seed, officers }: DrawDefinition): Dictionary {
  if (seed === undefined) return { digest, size: { title: '名录数量', titleEn: 'size of the list', type: 'number' } };
  const people: Dictionary = {
    teams: { title: '检查人员', titleEn: 'teams', type: 'list' },
    short: { title: '人员不足', titleEn: 'shortages', type: 'list' },
  };

  return {
    digest,
    selected: { title: '抽中的对象', titleEn: 'selected', type: 'list' },
    alternates: { title: '递补名单', titleEn: 'alternates', type: 'list' },
    strata: { title: '各层结果', titleEn: 'result of each stratum', type: 'list' },
    order: { title: '抽取顺序', titleEn: 'order of the draw', type: 'list' },
    ...(officers ? people : {}),
  };
}
