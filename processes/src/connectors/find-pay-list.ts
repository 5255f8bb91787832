import type { Facts } from '@onething/rules';
import type { SimulatedPayList } from '../payments/simulated-pay-list.js';
import type { SimulatedAnswer, SimulatedWorld } from './connector.js';
import { textOf } from './facts-of-input.js';

/** The rehearsal's pay list of that number. */
export function findPayList(world: SimulatedWorld, number: string): SimulatedPayList | undefined {
  return world.payLists.get(number);
}

/** The BPMN error of a list that is not there. */
export function noPayList(input: Facts): SimulatedAnswer {
  return { status: 'error', code: 'PAY_LIST_NOT_FOUND', message: `没有编号为“${textOf(input, 'listId')}”的发放清单。` };
}
