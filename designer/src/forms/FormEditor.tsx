import { DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, pointerWithin, rectIntersection, useSensor, useSensors } from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import type { FormDefinition } from '@onething/forms';
import { Flex } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDraft } from '../draft/use-draft.js';
import { useEnglish } from '../draft/use-english.js';
import { useJsonFile } from '../draft/use-json-file.js';
import { type Place, placeOfField, withField, withFieldMoved } from './edit-form.js';
import { FieldPalette } from './FieldPalette.js';
import { FieldSettingsPanel } from './FieldSettingsPanel.js';
import { FormPreview } from './FormPreview.js';
import { FormSections } from './FormSections.js';
import { type FieldKind, kindNames } from './field-kinds.js';
import { useAnnouncements } from './use-announcements.js';

/** A form being built: kinds of questions, the questions in their sections, what the chosen one asks, and the form on a phone. */
export function FormEditor({ id, draft, at }: { id: string; draft: OpenDraft; at?: string }) {
  const { t } = useTranslation();
  const [form, save] = useJsonFile<FormDefinition>(draft, `forms/${id}.json`);
  const [texts, putText] = useEnglish(draft);
  const [chosen, choose] = useState<string | undefined>(at);
  useEffect(() => choose((last) => at ?? last), [at]);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const announcements = useAnnouncements(draft.parts?.forms[id]);
  const read = draft.parts?.forms[id];
  const titles = `/forms/${id}.json/schema/properties`;
  const { parts } = draft;
  if (!form || !read || !parts) return null;

  const add = (kind: FieldKind, place: Place) => {
    const added = withField(form, kind, t(`fieldKinds.${kind}`), place);
    save(added.form);
    choose(added.name);
  };
  const end = ({ active, over }: DragEndEvent) => {
    const place = over && placeOver(form, String(over.id));
    if (!place) return;
    const kind = kindNames.find((name) => active.id === `kind:${name}`);
    if (kind) add(kind, place);
    else if (active.id !== over.id) save(withFieldMoved(form, String(active.id), place));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args))}
      onDragEnd={end}
      accessibility={announcements}
    >
      <Flex gap={16} align="flex-start">
        <FieldPalette onAdd={(kind) => add(kind, endOf(form, chosen))} />
        <FormSections form={form} read={read} chosen={chosen} onChoose={choose} onChange={save} />
        <FieldSettingsPanel
          {...{ form, read, parts, required: draft.source.required }}
          name={chosen}
          onChange={save}
          english={texts[`${titles}/${chosen}/title`] ?? ''}
          onEnglish={(text) => putText(`${titles}/${chosen}/title`, text)}
          onRemoved={() => {
            putText(`${titles}/${chosen}/title`, '');
            choose(undefined);
          }}
        />
        <FormPreview form={read} />
      </Flex>
    </DndContext>
  );
}

/** Dropped on a field: before it; on a section: at its end. */
function placeOver(form: FormDefinition, over: string): Place | undefined {
  const section = /^section:(\d+)$/.exec(over)?.[1];
  if (section === undefined) return placeOfField(form, over);
  return { section: Number(section), at: form.layout[Number(section)]?.fields.length ?? 0 };
}

/** A new field without a place goes below the chosen one, else to the end. */
function endOf(form: FormDefinition, chosen: string | undefined): Place {
  const place = chosen === undefined ? undefined : placeOfField(form, chosen);
  if (place) return { ...place, at: place.at + 1 };
  const section = form.layout.length - 1;
  return { section, at: form.layout[section]?.fields.length ?? 0 };
}
