import type { DndContextProps } from '@dnd-kit/core';
import type { FormDefinition } from '@onething/forms';
import { useTranslation } from 'react-i18next';

/** What a screen reader says while a field is dragged, with the field's own title. */
export function useAnnouncements(form: FormDefinition | undefined): NonNullable<DndContextProps['accessibility']> {
  const { t } = useTranslation();
  const titleOf = (id: string | number) =>
    form?.schema.properties[String(id)]?.title ?? (String(id).startsWith('kind:') ? t(`fieldKinds.${String(id).slice(5)}`) : String(id));

  return {
    screenReaderInstructions: { draggable: t('drag.help') },
    announcements: {
      onDragStart: ({ active }) => t('drag.start', { field: titleOf(active.id) }),
      onDragOver: ({ active, over }) => (over ? t('drag.over', { field: titleOf(active.id), target: titleOf(over.id) }) : undefined),
      onDragEnd: ({ active, over }) => t(over ? 'drag.end' : 'drag.cancel', { field: titleOf(active.id) }),
      onDragCancel: ({ active }) => t('drag.cancel', { field: titleOf(active.id) }),
    },
  };
}
