/** How large one condition may be. */
export const conditionLimits = {
  /** Nesting of `all`, `any`, `not`. */
  depth: 12,
  /** Comparisons in one condition. */
  comparisons: 2000,
} as const;
