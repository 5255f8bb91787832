import type { HistoryLine } from '@onething/runtime-api/client';

/** The story from its end. Lines of the same instant keep their order among themselves, turned round as a whole. */
export function newestFirst(history: readonly HistoryLine[]): readonly HistoryLine[] {
  return history
    .map((line, index) => ({ line, index, at: Date.parse(line.at) }))
    .sort((one, other) => other.at - one.at || other.index - one.index)
    .map(({ line }) => line);
}
