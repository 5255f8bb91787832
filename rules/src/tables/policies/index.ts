import type { HitPolicyCode } from '../../decisions/definition.js';
import { any } from './any.js';
import { collect } from './collect.js';
import { collectCount } from './collect-count.js';
import { collectGreatest } from './collect-greatest.js';
import { collectLeast } from './collect-least.js';
import { collectSum } from './collect-sum.js';
import { first } from './first.js';
import type { HitPolicy } from './hit-policy.js';
import { outputOrder } from './output-order.js';
import { priority } from './priority.js';
import { ruleOrder } from './rule-order.js';
import { unique } from './unique.js';

/** Every hit policy. */
export const hitPolicies: Readonly<Record<HitPolicyCode, HitPolicy>> = {
  U: unique,
  A: any,
  F: first,
  P: priority,
  C: collect,
  'C+': collectSum,
  'C<': collectLeast,
  'C>': collectGreatest,
  'C#': collectCount,
  R: ruleOrder,
  O: outputOrder,
};
