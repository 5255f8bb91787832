import { useState } from 'react';
import type { FieldOptions } from './form-stage.js';
import { useFormStage } from './form-stage.js';
import { showBytes } from './show-bytes.js';

/** A file on its way: how far it is, or why it did not arrive. */
export interface Upload {
  /** 0–1 while a file is on its way. */
  readonly share: number | undefined;
  readonly error: string | undefined;
  send(file: File): Promise<void>;
}

/** Stores a chosen file and hands over its id. */
export function useUpload({ maxBytes }: FieldOptions, stored: (id: string) => void): Upload {
  const { uploadFile, keepFile, texts } = useFormStage();
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();

  const send = async (file: File) => {
    setError(undefined);
    if (maxBytes && file.size > maxBytes) return setError(texts.tooLarge(showBytes(maxBytes)));
    if (!uploadFile) return setError(texts.uploadFailed);

    setShare(0);
    try {
      const kept = await uploadFile(file, setShare);
      keepFile(kept);
      stored(kept.id);
    } catch (failure) {
      setError(failure instanceof Error && failure.message ? failure.message : texts.uploadFailed);
    } finally {
      setShare(undefined);
    }
  };
  return { share, error, send };
}
