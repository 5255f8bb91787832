import { useState } from 'react';
import { formatYuan, parseYuan } from '../formats/money.js';

/** An amount while it is typed in 元. `1.` stays `1.` under the cursor; leaving shows `1.00`. */
export interface YuanText {
  readonly text: string;
  type(text: string): void;
  finish(): void;
}

/** Keeps what is being typed apart from the 分 that are known. What is no amount goes on as text, for the check to say so. */
export function useYuanText(value: unknown, onChange: (value: number | string | undefined) => void): YuanText {
  const [typed, setTyped] = useState<string>();
  const settled = typeof value === 'number' ? formatYuan(value) : typeof value === 'string' ? value : '';
  return {
    text: typed ?? settled,
    type(text) {
      setTyped(text);
      onChange(text.trim() === '' ? undefined : (parseYuan(text) ?? text));
    },
    finish: () => setTyped(undefined),
  };
}
