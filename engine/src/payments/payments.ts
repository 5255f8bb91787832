import type { PayState } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import type { Actor, Idempotent } from '../engine.js';
import type { PayListSummary } from '../stores/pay-list-store.js';

/** Pay lists as finance sees them: who holds the maker's or the checker's port of a list may read it. Money is integer 分. */
export interface Payments {
  /** Newest first. */
  list(by: Actor): Promise<readonly PayListSummary[]>;
  /** `PAY_LIST_NOT_FOUND`, also for those who have no business with it. */
  get(number: string, by: Actor): Promise<Outcome<PayListEntry>>;
  /** The rows of the last order as CSV for the bank, with full account numbers; who took it is written down. `PAY_NOTHING_SENT`. */
  exportFile(number: string, by: Actor): Promise<Outcome<{ readonly bytes: Uint8Array; readonly fileName: string }>>;
  /**
   * The bank's result of the order that waits for it, for makers only. Refused as a whole, each with its sentence:
   * `PAY_RESULT_UNREADABLE`, `…_ROW_UNKNOWN`, `…_ROW_TWICE`, `…_ROW_MISSING`, `…_AMOUNT_CHANGED`, `…_TOTAL_WRONG`, `PAY_NOTHING_SENT`.
   */
  importResult(number: string, bytes: Uint8Array, by: Actor, once: Idempotent): Promise<Outcome<PayListEntry>>;
}

export interface PayListEntry {
  readonly number: string;
  readonly title: string;
  readonly term: string;
  readonly case: string;
  readonly total: number;
  readonly count: number;
  readonly hash: string;
  readonly frozenAt: string;
  readonly paidTotal: number;
  readonly rows: readonly PayRowEntry[];
  readonly orders: readonly PayOrderEntry[];
  /** An order is out and not answered: its file can be exported. */
  readonly waiting: boolean;
  readonly mayImport: boolean;
  /** The open task of this list that the reader may do. */
  readonly task?: { readonly id: string; readonly name: string };
}

export interface PayRowEntry {
  readonly position: number;
  readonly id: string;
  readonly payee: string;
  /** Masked. */
  readonly idNo: string;
  /** Masked but for the last four. */
  readonly account: string;
  readonly accountName: string;
  readonly amount: number;
  readonly purpose: string;
  readonly state: PayState;
  readonly reason?: string;
  readonly reference?: string;
  readonly settledAt?: string;
}

export interface PayOrderEntry {
  readonly number: number;
  readonly channel: 'bank' | 'file';
  readonly total: number;
  readonly count: number;
  readonly makerName: string;
  readonly checkerName: string;
  readonly sentAt: string;
  readonly answeredAt?: string;
}
