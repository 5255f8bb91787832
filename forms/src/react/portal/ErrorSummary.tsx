import type { MouseEvent, Ref } from 'react';
import { focusField } from '../focus-field.js';
import { useFormStage } from '../form-stage.js';
import type { PlacedProblem } from '../shown-problems.js';

/** Everything that has to be corrected, on top of the form; each line leads to its field. */
export function ErrorSummary({ problems, ref }: { readonly problems: readonly PlacedProblem[]; readonly ref: Ref<HTMLDivElement> }) {
  const { texts } = useFormStage();
  if (!problems.length) return null;

  const jump = (event: MouseEvent, id: string) => {
    event.preventDefault();
    focusField(id);
  };
  return (
    <div className="ot-summary" role="alert" tabIndex={-1} ref={ref}>
      <h2 className="ot-summary-title">{texts.problems(problems.length)}</h2>
      <ul>
        {problems.map(({ id, place, text }) => (
          <li key={id}>
            {place ? (
              <a href={`#${id}`} onClick={(event) => jump(event, id)}>
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
