import { type ComponentProps, useId } from 'react';
import { Icon } from './Icon.js';

/** A labelled text box with its error beside it. */
export function Field({ label, error, ...input }: { label: string; error?: string } & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} {...input} />
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  );
}
