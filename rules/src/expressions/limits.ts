/** What an expression of a stranger may cost; beyond it is a refusal when checked and a failure at run time, never a hang. */
export const expressionLimits = {
  /** Characters of the text. */
  length: 2000,
  /** Nesting of sub-expressions. */
  depth: 30,
  /** Turns of loops and list entries handled in one evaluation. */
  steps: 100_000,
  /** Characters of a text that an expression makes. */
  text: 65_536,
} as const;
