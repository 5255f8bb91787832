import type { Facts } from '@onething/rules';
import type { WidgetProps } from '@rjsf/utils';
import { useControlProps } from './control-props.js';
import { useFormStage } from './form-stage.js';

interface Item {
  readonly field: string;
  readonly note: string;
}

/** 补正: every field of the application, so that what is missing is marked all at once, each with what is missing. */
export function SupplementWidget(props: WidgetProps) {
  const { group, single, options } = useControlProps(props);
  const { texts, options: given } = useFormStage();
  const items = itemsOf(props.value);
  const keep = (next: readonly Item[]) => props.onChange(next.length ? next : undefined);
  const mark = (field: string, marked: boolean) => keep(marked ? [...items, { field, note: '' }] : items.filter((item) => item.field !== field));
  const say = (field: string, note: string) => keep(items.map((item) => (item.field === field ? { field, note } : item)));

  return (
    <fieldset id={group.id} aria-labelledby={group['aria-labelledby']} aria-describedby={group['aria-describedby']} className="ot-supplement">
      {(given[options.name] ?? []).map(({ value, label }, i) => {
        const field = String(value);
        const at = items.findIndex((item) => item.field === field);
        return (
          <div key={field} className="ot-supplement-row" data-marked={at >= 0}>
            <label className="ot-supplement-field">
              <input
                type="checkbox"
                id={`${props.id}-${i}`}
                checked={at >= 0}
                disabled={single.disabled}
                onChange={(event) => mark(field, event.target.checked)}
              />
              <span>{label}</span>
            </label>
            {at >= 0 && (
              <textarea
                className="ot-input ot-textarea"
                id={`${props.id}_${at}_note`}
                rows={2}
                maxLength={options.answer.items?.properties?.note?.maxLength ?? 500}
                aria-label={texts.supplementNote(label)}
                placeholder={texts.supplementNote(label)}
                value={items[at]?.note ?? ''}
                disabled={single.disabled}
                onChange={(event) => say(field, event.target.value)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function itemsOf(value: unknown): readonly Item[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((entry) => (isMembers(entry) && typeof entry.field === 'string' ? [{ field: entry.field, note: String(entry.note ?? '') }] : []));
}

function isMembers(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
