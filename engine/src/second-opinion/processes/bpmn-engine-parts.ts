/**
 * The parts of bpmn-engine that we put in place of its own, so that nothing of a package is evaluated there: expressions stay
 * text, timers ring when the story says so, services and scripts answer with what the story tells.
 */
export interface Listener {
  /** A service, business-rule or script task asks; the answer is given by the callback, with an error or with nothing. */
  asks(element: string, answer: (error?: Error) => void): void;
  /** A timer is armed; ringing it lets it go off. */
  arms(element: string, ring: () => void): void;
  /** A timer is taken back. */
  disarms(element: string): void;
  /** A flow with a condition asks whether it is taken. */
  decides(flow: { readonly id: string; readonly source: string; readonly language: string; readonly text: string }): boolean;
}

/** What the library hands to an extension. */
interface Activity {
  readonly id: string;
  readonly type: string;
  readonly behaviour: { Service?: unknown; eventDefinitions?: readonly { readonly behaviour?: Readonly<Record<string, unknown>> }[] };
}

interface Owner {
  readonly id: string;
  readonly sourceId?: string;
  readonly behaviour: { readonly conditionExpression?: { readonly body?: string } };
}

type Answer = (error?: Error | null, result?: unknown) => void;

/** The options of an engine that lives through one story. */
export function bpmnEngineParts(listener: Listener) {
  const timerTexts = new Map<unknown, string>();
  return {
    expressions: { resolveExpression: (text: unknown) => timerTexts.get(text) ?? text, isExpression: () => false, hasExpression: () => false },
    timers: timersOf(listener),
    scripts: { register: () => undefined, getScript: (language: string, owner: Owner) => scriptOf(listener, language, owner) },
    extensions: { story: (activity: Activity) => prepare(activity, listener, timerTexts) },
  };
}

function prepare(activity: Activity, listener: Listener, timerTexts: Map<unknown, string>) {
  if (/^bpmn:(Service|Send|BusinessRule)Task$/.test(activity.type)) {
    activity.behaviour.Service = function Service() {
      return { execute: (_: unknown, answer: Answer) => listener.asks(activity.id, (error) => answer(error)) };
    };
  }
  // The text of a timer is ours (working days); how long it really is does not matter where the story rings it.
  for (const { behaviour } of activity.behaviour.eventDefinitions ?? []) {
    for (const [kind, standIn] of Object.entries(standIns)) if (behaviour?.[kind]) timerTexts.set(behaviour[kind], standIn);
  }
  return { activate: () => undefined, deactivate: () => undefined };
}

/** Texts that the library can read, by kind of timer. */
const standIns = { timeDuration: 'PT1H', timeDate: '2999-01-01T00:00:00Z', timeCycle: 'R/PT1H' } as const;

function scriptOf(listener: Listener, language: string, { id, sourceId: source, behaviour }: Owner) {
  if (source === undefined) return { execute: (_: unknown, answer: Answer) => listener.asks(id, (error) => answer(error)) };

  const text = behaviour.conditionExpression?.body ?? '';
  return { execute: (_: unknown, answer: Answer) => answer(null, listener.decides({ id, source, language, text })) };
}

function timersOf(listener: Listener) {
  return {
    executing: [],
    setTimeout: () => ({}),
    register: ({ id, attachedTo }: { id: string; attachedTo?: string }) => ({
      setTimeout: (ring: () => void) => {
        listener.arms(id ?? attachedTo ?? '', ring);
        return { id };
      },
      clearTimeout: () => listener.disarms(id),
    }),
    clearTimeout: (timer?: { id?: string }) => listener.disarms(timer?.id ?? ''),
  };
}
