import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '../client.js';
import { useMay } from '../shell/use-may.js';

/** Begins to change a package, or goes on where somebody of the unit has begun. */
export function EditButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string>();
  const mayEdit = useMay('designer');
  if (!mayEdit) return null;

  return (
    <>
      <Button
        type="primary"
        onClick={() =>
          void client.openPackageDraft(id).then(
            (draft) => navigate(`/drafts/${draft.id}`),
            (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
          )
        }
      >
        {t('drafts.edit')}
      </Button>
      {problem && <Alert type="warning" role="alert" title={problem} />}
    </>
  );
}
