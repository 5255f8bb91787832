import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { onethingModdle } from '@onething/processes/modelling';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { beginningOf, type Canvas, type Shapes, showReadably } from './show-readably.js';
import { translateTo } from './translate.js';

/** A BPMN element as the panel reads it: by attribute name, whatever its type. */
export interface SelectedElement {
  readonly type: string;
  readonly id: string;
  get(name: string): unknown;
}

/** Shows the XML in the element until it goes away. The viewer is destroyed only after its import settled, or bpmn-js throws. */
export function useViewer(container: RefObject<HTMLDivElement | null>, xml: string, language: string, select: (element: SelectedElement | undefined) => void) {
  const viewer = useRef<NavigatedViewer>(undefined);
  const wanted = useRef<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    if (!container.current) return;

    const shown = new NavigatedViewer({
      container: container.current,
      additionalModules: [{ translate: ['value', translateTo(language)] }],
      moddleExtensions: { onething: onethingModdle },
    });
    viewer.current = shown;
    shown.on('selection.changed', ({ newSelection }: { newSelection: readonly { businessObject: BusinessObject }[] }) =>
      select(element(newSelection[0]?.businessObject)),
    );

    const loading = shown.importXML(xml).then(
      () => {
        showReadably(shown.get<Canvas>('canvas'), 0, beginningOf(shown.get<Shapes>('elementRegistry')));
        showMarks(shown, wanted.current);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );

    return () => {
      shown.detach();
      void loading.finally(() => shown.destroy());
    };
  }, [container, xml, language, select]);

  const zoom = useCallback((factor: number) => {
    const canvas = viewer.current?.get<Canvas>('canvas');
    canvas?.zoom(canvas.zoom() * factor);
  }, []);
  const fit = useCallback(() => void viewer.current?.get<Canvas>('canvas').zoom('fit-viewport', 'auto'), []);

  const mark = useCallback((marks: Readonly<Record<string, string>>) => {
    const shown = viewer.current;
    if (!shown) return;
    wanted.current = marks;
    showMarks(shown, marks);
  }, []);

  const show = useCallback((id: string) => {
    const shown = viewer.current;
    if (shown?.get<{ get(id: string): unknown }>('elementRegistry').get(id)) shown.get<MarkedCanvas>('canvas').scrollToElement(id, 120);
  }, []);

  return { problem, zoom, fit, mark, show };
}

interface MarkedCanvas {
  addMarker(id: string, name: string): void;
  removeMarker(id: string, name: string): void;
  scrollToElement(id: string, padding?: number): void;
}

const markers = ['ot-passed', 'ot-token', 'ot-wrong', 'ot-added', 'ot-changed', 'ot-removed'];

/** Gives each named element its one mark, and takes the others away. */
function showMarks(shown: NavigatedViewer, marks: Readonly<Record<string, string>>): void {
  const canvas = shown.get<MarkedCanvas>('canvas');
  for (const { id } of shown.get<{ getAll(): readonly { readonly id: string }[] }>('elementRegistry').getAll()) {
    for (const marker of markers) canvas.removeMarker(id, marker);
    const mark = marks[id];
    if (mark) canvas.addMarker(id, mark);
  }
  // What people look for must not lie outside of the picture.
  const first = Object.keys(marks).find((id) => marks[id] !== 'ot-passed' && shown.get<{ get(id: string): unknown }>('elementRegistry').get(id));
  if (first) canvas.scrollToElement(first);
}

interface BusinessObject {
  readonly $type: string;
  readonly id: string;
  get(name: string): unknown;
}

function element(object: BusinessObject | undefined): SelectedElement | undefined {
  return object && { type: object.$type, id: object.id, get: (name) => object.get(name) };
}
