/** Makes a state of one format into one of the next; a stored state goes through as many as it needs. */
export interface Upcaster {
  readonly from: number;
  readonly upcast: (stored: StoredState) => StoredState;
}

/** A state of any format, as JSON gives it. */
export interface StoredState {
  readonly format: number;
}
