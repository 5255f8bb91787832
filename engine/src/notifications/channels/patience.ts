/** Milliseconds that the other side has for its answer; shorter than the lease of a delivery, so that nobody else has taken it meanwhile. */
export const patience = 8_000;
