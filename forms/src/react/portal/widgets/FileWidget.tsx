import type { WidgetProps } from '@rjsf/utils';
import type { ChangeEvent } from 'react';
import { useControlProps } from '../../control-props.js';
import { labelId } from '../../field-options.js';
import { fileIdsOf } from '../../file-ids-of.js';
import { useFormStage } from '../../form-stage.js';
import { StoredFile } from '../../StoredFile.js';
import { useUpload } from '../../use-upload.js';

/** A document or photo: chosen, stored at once, shown by name. A list takes several. */
export function FileWidget(props: WidgetProps) {
  const { single, options } = useControlProps(props);
  const { texts } = useFormStage();
  const several = options.answer.type === 'array';
  const ids = fileIdsOf(options.answer, props.value);
  const upload = useUpload(options, (id) => props.onChange(several ? [...ids, id] : id));
  const remove = (id: string) => props.onChange(several && ids.length > 1 ? ids.filter((other) => other !== id) : undefined);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file may be chosen again after it failed.
    event.target.value = '';
    if (file) void upload.send(file);
  };
  return (
    <div className="ot-file">
      {ids.map((id) => (
        <div className="ot-file-row" key={id}>
          <StoredFile id={id} />
          <button type="button" className="ot-link-button" onClick={() => remove(id)} disabled={single.disabled}>
            {texts.remove}
          </button>
        </div>
      ))}
      {upload.share === undefined ? (
        <span className="ot-file-choose">
          <input
            {...single}
            required={false}
            type="file"
            className="ot-file-input"
            accept={options.accept?.join(',')}
            aria-labelledby={`${labelId(props.id)} ${props.id}__choose`}
            onChange={choose}
          />
          <label className="ot-button" htmlFor={props.id} id={`${props.id}__choose`}>
            {ids.length && !several ? texts.uploadAgain : texts.upload}
          </label>
        </span>
      ) : (
        <UploadProgress share={upload.share} />
      )}
      {upload.error && (
        <p className="ot-error" role="alert">
          {upload.error}
        </p>
      )}
    </div>
  );
}

function UploadProgress({ share }: { readonly share: number }) {
  const { texts } = useFormStage();
  const percent = Math.round(share * 100);
  return (
    <div className="ot-progress" role="status">
      <progress max={100} value={percent} aria-label={texts.uploading(percent)} />
      <span>{texts.uploading(percent)}</span>
    </div>
  );
}
