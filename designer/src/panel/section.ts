import type { Package } from '@onething/processes';
import type { DiagramElement } from '../modeler/business-object.js';
import type { DiagramEditor } from '../modeler/diagram-editor.js';

/** What each part of the panel is given: the chosen element, the hands to change it, and the package to choose from. */
export interface SectionProps {
  readonly element: DiagramElement;
  readonly editor: DiagramEditor;
  readonly parts: Package;
  readonly required: readonly Package[];
  readonly process: string;
}

/** One part of the panel: for which elements, and how it is drawn. */
export interface Section {
  readonly id: string;
  readonly suits: (element: DiagramElement) => boolean;
  readonly Fields: (props: SectionProps) => React.ReactNode;
}
