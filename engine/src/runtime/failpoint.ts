/** Named places at which the fault harness may kill the process. In a running server nothing happens there. */
export type Failpoint = (name: FailpointName) => void;

export type FailpointName =
  | 'after-load'
  | 'after-step'
  | 'before-save'
  | 'after-save'
  | 'after-claim'
  | 'before-connector'
  | 'after-connector'
  /** An order to the bank is committed, and the bank has not heard of it. */
  | 'after-order'
  /** The bank has answered, and its answer is not written. */
  | 'after-bank'
  /** Its answer is written, and the case has not heard of it. */
  | 'after-result'
  /** A time of a clock start is claimed, and its case is not opened. */
  | 'after-start-claim'
  /** Its case is open, and the next time is not armed. */
  | 'after-start-open'
  | 'in-lease-renewal';

/** Of a server that nobody wants to kill. */
export const noFailpoint: Failpoint = () => undefined;
