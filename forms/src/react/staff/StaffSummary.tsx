import { Alert } from 'antd';
import type { MouseEvent, Ref } from 'react';
import { focusField } from '../focus-field.js';
import { useFormStage } from '../form-stage.js';
import type { PlacedProblem } from '../shown-problems.js';

/** Everything that has to be corrected; each line leads to its field. */
export function StaffSummary({ problems, ref }: { readonly problems: readonly PlacedProblem[]; readonly ref: Ref<HTMLDivElement> }) {
  const { texts } = useFormStage();
  if (!problems.length) return null;

  return (
    <div ref={ref} tabIndex={-1} role="alert" style={{ marginBottom: 16, outline: 'none' }}>
      <Alert
        type="error"
        showIcon
        role="presentation"
        title={texts.problems(problems.length)}
        description={
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {problems.map((problem) => (
              <SummaryLine key={problem.id} {...problem} />
            ))}
          </ul>
        }
      />
    </div>
  );
}

function SummaryLine({ id, place, text }: PlacedProblem) {
  const jump = (event: MouseEvent) => {
    event.preventDefault();
    focusField(id);
  };
  return (
    <li>
      {place ? (
        <a href={`#${id}`} onClick={jump} style={{ color: '#a8071a', textDecoration: 'underline' }}>
          {text}
        </a>
      ) : (
        text
      )}
    </li>
  );
}
