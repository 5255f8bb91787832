import { useFormStage } from './form-stage.js';
import { showBytes } from './show-bytes.js';

/** A stored file by its name, as a link where it can be opened. */
export function StoredFile({ id }: { readonly id: string }) {
  const { files, fileUrl, texts } = useFormStage();
  const file = files[id];
  const text = file ? `${file.name}${file.size ? `（${showBytes(file.size)}）` : ''}` : texts.file;
  return (
    <span className="ot-file-name">
      {fileUrl ? (
        <a href={fileUrl(id)} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  );
}
