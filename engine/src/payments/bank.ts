import type { ConnectorCheck } from '../connectors/connector-check.js';

/** A bank that takes orders. Whoever implements it must pay an order once a key, however often it is sent. */
export interface Bank {
  /** Proves settings, reach and credentials, and orders nothing. */
  check(): Promise<ConnectorCheck>;
  pay(order: BankOrder): Promise<BankReply>;
}

export interface BankOrder {
  /** The same for every try of one order. */
  readonly key: string;
  readonly list: string;
  readonly title: string;
  /** First order of the list: 1. */
  readonly attempt: number;
  /** Control total in 分 over `rows`. */
  readonly total: number;
  readonly rows: readonly BankOrderRow[];
}

export interface BankOrderRow {
  readonly id: string;
  readonly account: string;
  readonly accountName: string;
  readonly amount: number;
  readonly purpose: string;
}

/** Answered row by row, or taken in: then the result comes later, as a file. */
export type BankReply = { readonly status: 'accepted' } | { readonly status: 'answered'; readonly rows: readonly ResultRow[] };

/** What a bank says of one row, over the wire or in a file. */
export interface ResultRow {
  readonly id: string;
  readonly amount: number;
  readonly status: 'paid' | 'failed';
  readonly reason?: string;
  readonly reference?: string;
}
