import type { DecisionTableDefinition } from '@onething/rules';
import { useTranslation } from 'react-i18next';
import { withDefaultResult, withDefaultRow } from './edit-columns.js';
import { textOfResult } from './edit-table.js';
import { GridCell } from './GridCell.js';
import { RowButtons } from './RowButtons.js';

interface DefaultRowProps {
  readonly decision: DecisionTableDefinition;
  readonly onChange: (decision: DecisionTableDefinition) => void;
}

/** What comes out where no row fits. */
export function DefaultRow({ decision, onChange }: DefaultRowProps) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';

  return (
    <tr>
      <td />
      <td colSpan={decision.inputs.length}>{t('otherwise')}</td>
      {decision.outputs.map(({ id, title, values, labels }) => (
        <td key={id}>
          <GridCell
            label={`${title} ${t('otherwise')}`}
            text={textOfResult(decision.defaultRow?.[id])}
            options={values?.map((value) => ({
              value: String(value),
              label: (english ? labels?.[String(value)]?.en : labels?.[String(value)]?.zh) ?? String(value),
            }))}
            onChange={(text) => onChange(withDefaultResult(decision, id, text))}
          />
        </td>
      ))}
      <td />
      <td>
        <RowButtons buttons={[['×', t('grid.removeDefault'), () => onChange(withDefaultRow(decision, false))]]} />
      </td>
    </tr>
  );
}
