import { useDroppable } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { FormDefinition } from '@onething/forms';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { withSection } from './edit-sections.js';
import { SectionHead } from './SectionHead.js';

interface FormSectionsProps {
  readonly form: FormDefinition;
  /** The same form with its parts in place, for the titles. */
  readonly read: FormDefinition;
  readonly chosen?: string;
  readonly onChoose: (field: string) => void;
  readonly onChange: (form: FormDefinition) => void;
}

/** The questions in their sections; dragged by mouse, or with the space bar and arrow keys. */
export function FormSections(props: FormSectionsProps) {
  const { t } = useTranslation();

  return (
    <section aria-label={t('formEditor.fields')} style={{ flex: 1, minWidth: 220 }}>
      {props.form.layout.map((section, index) => (
        <Section key={section.title} index={index} {...props} />
      ))}
      <Button onClick={() => props.onChange(withSection(props.form, t('section.new')))}>{t('section.add')}</Button>
    </section>
  );
}

function Section({ index, ...props }: FormSectionsProps & { index: number }) {
  const section = props.form.layout[index];
  const { setNodeRef, isOver } = useDroppable({ id: `section:${index}` });
  if (!section) return null;

  return (
    <div ref={setNodeRef} className="ot-form-section" data-over={isOver}>
      <SectionHead form={props.form} index={index} onChange={props.onChange} />
      <SortableContext items={[...section.fields]} strategy={verticalListSortingStrategy}>
        {section.fields.map((field) => (
          <Field key={field} name={field} {...props} />
        ))}
      </SortableContext>
    </div>
  );
}

function Field({ name, form, read, chosen, onChoose }: Omit<FormSectionsProps, 'onChange'> & { name: string }) {
  const { t } = useTranslation();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: name });
  const title = form.schema.properties[name]?.title ?? read.schema.properties[name]?.title ?? name;
  const moved = transform ? `translate(${transform.x}px, ${transform.y}px)` : undefined;

  return (
    <div ref={setNodeRef} className="ot-builder-field" data-chosen={chosen === name} style={{ transform: moved, transition, opacity: isDragging ? 0.6 : 1 }}>
      <button type="button" ref={setActivatorNodeRef} {...attributes} {...listeners} className="ot-handle" aria-label={t('formEditor.move', { field: title })}>
        ⠿
      </button>
      <button type="button" className="ot-builder-title" aria-pressed={chosen === name} onClick={() => onChoose(name)}>
        {title}
      </button>
      {form.schema.required?.includes(name) && <Tag color="blue">{t('formEditor.required')}</Tag>}
      {form.fields?.[name]?.visibleWhen && <Tag color="gold">{t('formEditor.conditional')}</Tag>}
    </div>
  );
}
