import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { onethingModdle } from '@onething/processes';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { translateTo } from './translate.js';

/** A BPMN element as the panel reads it: by attribute name, whatever its type. */
export interface SelectedElement {
  readonly type: string;
  readonly id: string;
  get(name: string): unknown;
}

interface Canvas {
  zoom(to?: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(): {
    readonly inner: { readonly x: number; readonly y: number; readonly height: number };
    readonly outer: { readonly width: number; readonly height: number };
  };
  viewbox(box: { x: number; y: number; width: number; height: number }): unknown;
}

const readable = 0.7;

/** The whole process where it can still be read; else its beginning, at a size that can. */
function showReadably(canvas: Canvas): void {
  if (canvas.zoom('fit-viewport', 'auto') >= readable) return;

  const { inner, outer } = canvas.viewbox();
  const [width, height] = [outer.width / readable, outer.height / readable];
  canvas.viewbox({ x: inner.x - 20, y: inner.y + inner.height / 2 - height / 2, width, height });
}

/** Shows the XML in the element until it goes away. The viewer is destroyed only after its import settled, or bpmn-js throws. */
export function useViewer(container: RefObject<HTMLDivElement | null>, xml: string, language: string, select: (element: SelectedElement | undefined) => void) {
  const viewer = useRef<NavigatedViewer>(undefined);
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
      () => showReadably(shown.get<Canvas>('canvas')),
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

  return { problem, zoom, fit };
}

interface BusinessObject {
  readonly $type: string;
  readonly id: string;
  get(name: string): unknown;
}

function element(object: BusinessObject | undefined): SelectedElement | undefined {
  return object && { type: object.$type, id: object.id, get: (name) => object.get(name) };
}
