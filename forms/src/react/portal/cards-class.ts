/** How cards are laid out: options of a word or two go side by side. */
export function cardsClass(labels: readonly string[]): string {
  return labels.every((label) => [...label].length <= 4) ? 'ot-cards ot-cards-short' : 'ot-cards';
}
