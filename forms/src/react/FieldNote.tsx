import { useFormStage } from './form-stage.js';

/** 补正: what the office says is missing in this field. */
export function FieldNote({ name }: { readonly name: string }) {
  const { notes, texts } = useFormStage();
  const note = notes[name];
  if (note === undefined) return null;

  return (
    <p className="ot-note">
      <strong>{texts.note}</strong>
      {note}
    </p>
  );
}
