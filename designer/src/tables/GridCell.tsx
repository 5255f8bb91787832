import { type KeyboardEvent, useEffect, useState } from 'react';

interface GridCellProps {
  readonly id?: string;
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  /** What the text means, in words, below it. */
  readonly meaning?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (text: string) => void;
}

/** One cell: typed or chosen, taken over when it is left or with Enter; arrow keys go up and down. */
export function GridCell({ id, label, text, placeholder, meaning, options, onChange }: GridCellProps) {
  const [typed, type] = useState(text);
  useEffect(() => type(text), [text]);
  const leave = () => typed !== text && onChange(typed);

  if (options)
    return (
      <select aria-label={label} className="ot-cell" value={text} onChange={(event) => onChange(event.target.value)}>
        {!options.some(({ value }) => value === text) && <option value={text}>{text}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  return (
    <>
      <input
        id={id}
        aria-label={label}
        className="ot-cell"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => moveBy(event, leave)}
      />
      {meaning && meaning !== text && <small style={{ color: '#4f5b6b' }}>{meaning}</small>}
    </>
  );
}

function moveBy(event: KeyboardEvent<HTMLInputElement>, leave: () => void): void {
  if (event.key === 'Enter') leave();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;

  const cell = event.currentTarget.closest('td');
  const row = event.key === 'ArrowDown' ? cell?.parentElement?.nextElementSibling : cell?.parentElement?.previousElementSibling;
  row?.children[cell?.cellIndex ?? 0]?.querySelector<HTMLElement>('.ot-cell')?.focus();
  event.preventDefault();
}
