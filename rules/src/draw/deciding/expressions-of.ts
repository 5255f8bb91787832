import type { DrawDefinition, FactType } from '../../decisions/definition.js';

/** One expression of a draw: where it stands, what it gives. */
export interface DrawExpression {
  readonly place: string;
  readonly expr: string;
  readonly type: FactType;
}

/** Every expression of a draw, in the order in which they are evaluated. */
export function expressionsOf({ drawId, seed, entities, frozen, strata, officers }: DrawDefinition): readonly DrawExpression[] {
  return [
    { place: '/drawId', expr: drawId, type: 'string' },
    ...(seed === undefined ? [] : [{ place: '/seed', expr: seed, type: 'string' } as const]),
    { place: '/entities', expr: entities, type: 'list' },
    ...(frozen === undefined ? [] : [{ place: '/frozen', expr: frozen, type: 'string' } as const]),
    ...strata.map(({ rate }, i) => ({ place: `/strata/${i}/rate`, expr: rate, type: 'number' }) as const),
    ...(officers
      ? ([
          { place: '/officers/list', expr: officers.list, type: 'list' },
          { place: '/officers/recusals', expr: officers.recusals, type: 'list' },
          { place: '/officers/day', expr: officers.day, type: 'string' },
        ] as const)
      : []),
  ];
}
