import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says what went wrong and offers to try again. */
export function Failure({ reason, again }: { reason: string; again: () => void }) {
  const { t } = useTranslation();

  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('failed', { reason })}
      action={
        <Button onClick={again} size="small">
          {t('retry')}
        </Button>
      }
    />
  );
}
