import { type ComponentProps, useId } from 'react';
import { Icon } from './Icon.js';

/** A labelled box for several lines, with a hint and its error beside it. */
export function TextArea({ label, hint, error, ...input }: { label: string; hint?: string; error?: string } & ComponentProps<'textarea'>) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="input" rows={5} aria-invalid={error ? true : undefined} aria-describedby={described || undefined} {...input} />
      {hint && (
        <p id={`${id}-hint`} className="small soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  );
}
