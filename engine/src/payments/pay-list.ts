import type { PayRow, PayState } from '@onething/processes';

/** A pay list as kept. Money is integer 分. */
export interface PayList {
  readonly tenant: string;
  readonly number: string;
  readonly instance: string;
  readonly title: string;
  readonly term: string;
  /** Role ports, `package/port`. */
  readonly makerPort: string;
  readonly checkerPort: string;
  readonly total: number;
  readonly count: number;
  readonly hash: string;
  readonly frozenAt: Date;
  readonly rows: readonly ListedRow[];
  /** Oldest first. */
  readonly orders: readonly PayOrder[];
}

export interface ListedRow {
  readonly position: number;
  readonly row: PayRow;
  readonly state: PayState;
  readonly code?: string;
  readonly reason?: string;
  /** Number of the order that has sent it last. */
  readonly sentIn?: number;
  /** The bank's own number of the payment. */
  readonly reference?: string;
  readonly settledAt?: Date;
}

/** One order to the bank: the rows that were not paid yet, approved by somebody who did not make it. */
export interface PayOrder {
  readonly list: string;
  readonly number: number;
  readonly channel: 'bank' | 'file';
  readonly total: number;
  readonly count: number;
  readonly maker: string;
  readonly makerName: string;
  readonly checker: string;
  readonly checkerName: string;
  readonly sentAt: Date;
  readonly answeredAt?: Date;
}

/** Names an order to the bank, and to the case that waits for its result: list and number. */
export function orderKey({ list, number }: Pick<PayOrder, 'list' | 'number'>): string {
  return `${list}/${number}`;
}

/** The rows that an order has sent, answered or not. */
export function rowsOfOrder({ rows }: Pick<PayList, 'rows'>, order: Pick<PayOrder, 'number'>): readonly ListedRow[] {
  return rows.filter(({ sentIn }) => sentIn === order.number);
}

/** The order that waits for the bank's answer: never more than one, since the next one needs its result. */
export function openOrder({ orders }: Pick<PayList, 'orders'>): PayOrder | undefined {
  return orders.findLast(({ answeredAt }) => answeredAt === undefined);
}
