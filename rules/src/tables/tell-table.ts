import { describeBases } from '../decisions/explain.js';
import { listed } from '../messages/join.js';
import type { Message } from '../values.js';
import type { CompiledRow } from './compile-table.js';
import type { Trial } from './judge-row.js';

/** `第 3 行适用：匹配结果为 EXACT、档案质量为 A；依据《…》第39条。` */
export function rowTaken(row: CompiledRow, trial: Trial): Message {
  const seen = describeInputs(
    row.cells.map((cell) => cell.column),
    trial,
  );
  const based = describeBases(row.row.basis ? [row.row.basis] : []);
  const because = row.cells.length > 0 ? seen : { zh: '没有其他条件', en: 'it asks nothing' };

  return { zh: `第 ${row.number} 行适用：${because.zh}${based.zh}。`, en: `Row ${row.number} fits: ${because.en}${based.en}.` };
}

/** What the author says of the row. */
export function noteOf({ row }: CompiledRow): readonly Message[] {
  return row.note === undefined ? [] : [{ zh: ended(row.note, '。'), en: row.noteEn === undefined ? ended(row.note, '。') : ended(row.noteEn, '.') }];
}

/** The values of some inputs. */
export function describeInputs(columns: readonly number[], trial: Trial): Message {
  return listed(columns.map((column) => describeInput(column, trial)));
}

function describeInput(column: number, trial: Trial): Message {
  const [title, input] = [trial.title(column), trial.input(column)];
  const value = trial.told(column, input.status === 'value' ? input.value : undefined);
  return { zh: `${title.zh}为 ${value.zh}`, en: `${title.en} is ${value.en}` };
}

function ended(text: string, sign: string): string {
  return /[。.!?！？]$/.test(text) ? text : `${text}${sign}`;
}
