import { Field } from '../ui/Field.js';

interface PasswordFieldProps {
  readonly label: string;
  /** What the browser may offer: the password that is kept, or a fresh one. */
  readonly kind: 'current' | 'new';
  readonly value: string;
  readonly error: string | undefined;
  readonly write: (value: string) => void;
}

/** A password, typed unseen. */
export function PasswordField({ label, kind, value, error, write }: PasswordFieldProps) {
  return (
    <Field
      label={label}
      type="password"
      autoComplete={`${kind}-password`}
      value={value}
      maxLength={256}
      error={error}
      onChange={(event) => write(event.target.value)}
    />
  );
}
