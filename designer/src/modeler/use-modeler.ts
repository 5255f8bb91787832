import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { onethingModdle } from '@onething/processes/modelling';
import Modeler from 'bpmn-js/lib/Modeler';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { showReadably } from '../diagram/show-readably.js';
import { translateTo } from '../diagram/translate.js';
import type { DiagramElement } from './business-object.js';
import { DiagramEditor } from './diagram-editor.js';
import { nextStepPad } from './next-step-pad.js';
import { type BlockTitle, blockPalette } from './palette.js';

interface ModelerUse {
  readonly container: RefObject<HTMLDivElement | null>;
  /** The text when the page was opened, and again when somebody else's version was taken. */
  readonly xml: string;
  readonly language: string;
  readonly blockTitle: BlockTitle;
  readonly changed: (xml: string) => void;
}

/** What the palette covers at the left of the canvas. */
const paletteWidth = 116;

/** A bpmn-js modeler over the element. `selected` changes with the selection and with every change of the selected element. */
export function useModeler({ container, xml, language, blockTitle, changed }: ModelerUse) {
  const [editor, setEditor] = useState<DiagramEditor>();
  const [selected, select] = useState<{ element?: DiagramElement; turn: number }>({ turn: 0 });
  const [problem, setProblem] = useState<string>();
  const written = useRef(new Set<string>());
  const latest = useRef({ xml, changed });
  latest.current = { xml, changed };
  // What this very editor has written comes back as the text of the draft: nothing to load.
  const [loads, load] = useState(0);
  useEffect(() => {
    if (!written.current.has(xml)) load((count) => count + 1);
  }, [xml]);

  useEffect(() => {
    if (!container.current || loads === 0) return;

    written.current = new Set([latest.current.xml]);
    const modeler = new Modeler({
      container: container.current,
      additionalModules: [{ translate: ['value', translateTo(language)] }, blockPalette(blockTitle), nextStepPad],
      moddleExtensions: { onething: onethingModdle },
    });
    let gone = false;
    const mine = new DiagramEditor(modeler);
    const loading = modeler.importXML(latest.current.xml).then(
      () => {
        if (gone) return;
        showReadably(modeler.get('canvas'), paletteWidth);
        setEditor(mine);
        setProblem(undefined);
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
    modeler.on('selection.changed', () => select(({ turn }) => ({ element: mine.selected(), turn: turn + 1 })));
    modeler.on('commandStack.changed', () => {
      select(({ turn }) => ({ element: mine.selected(), turn: turn + 1 }));
      void mine.xml().then((text) => {
        if (gone) return;
        written.current.add(text);
        latest.current.changed(text);
      });
    });

    return () => {
      gone = true;
      setEditor(undefined);
      modeler.detach();
      void loading.finally(() => modeler.destroy());
    };
  }, [container, language, blockTitle, loads]);

  return { editor, element: selected.element, problem };
}
