import { useTranslation } from 'react-i18next';
import { Card } from './Card.js';

/** The shape of what is coming, so that the page does not jump. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  const { t } = useTranslation();
  return (
    <div className="stack" role="status" aria-busy="true">
      <span className="visually-hidden">{t('common.loading')}</span>
      {Array.from({ length: cards }, (_, index) => (
        <Card key={index}>
          <div className="skeleton" aria-hidden="true">
            <span />
            <span />
            <span />
          </div>
        </Card>
      ))}
    </div>
  );
}
