/** How much is at work at once, and how much may wait. */
export interface FairQueueLimits {
  /** At work at once, of everybody together. */
  readonly places: number;
  /** At work at once of one line while others are about. */
  readonly share: number;
  /** May wait in one line; who comes then is turned away. */
  readonly waiting: number;
}

/** Whoever has been let in gives the place back, once. */
export type Leave = () => void;

/** Lines before one door: one for each tenant, served in turn. */
export interface FairQueue {
  /** Waits for a place; `undefined` when the line is full, or when nobody is there any more once its turn has come. */
  enter(line: string, isGone?: () => boolean): Promise<Leave | undefined>;
  figures(): readonly LineFigures[];
}

export interface LineFigures {
  readonly line: string;
  readonly atWork: number;
  readonly waiting: number;
}

interface Line {
  readonly name: string;
  atWork: number;
  readonly waiting: Waiting[];
}

interface Waiting {
  readonly isGone: () => boolean;
  readonly decide: (leave: Leave | undefined) => void;
}

/** So long is somebody still about who has just been served: the next of theirs should not find every place taken. */
const aboutMs = 1000;

/**
 * The next place goes to the line that has the fewest at work, of equals to the one that was served longest ago. While others are
 * about, one line has at most its share at work and the other places stay free, so that a line with one request finds a place at
 * once however long another is; alone, it may take them all.
 */
export function fairQueue(limits: FairQueueLimits, milliseconds: () => number): FairQueue {
  /** In the order in which they were last served. */
  const lines = new Map<string, Line>();
  let atWork = 0;
  let latest: { name: string; at: number } | undefined;
  let before: { name: string; at: number } | undefined;

  return {
    enter(name, isGone = () => false) {
      noted(name);
      const line = lines.get(name) ?? opened(name);
      if (line.waiting.length === 0 && hasRoom(line)) return Promise.resolve(begin(line));
      if (line.waiting.length >= limits.waiting) return Promise.resolve(undefined);

      return new Promise((decide) => line.waiting.push({ isGone, decide }));
    },
    figures: () => [...lines.values()].map(({ name: line, atWork: working, waiting }) => ({ line, atWork: working, waiting: waiting.length })),
  };

  function opened(name: string): Line {
    const line = { name, atWork: 0, waiting: [] };
    lines.set(name, line);
    return line;
  }

  function noted(name: string): void {
    if (latest?.name !== name) before = latest;
    latest = { name, at: milliseconds() };
  }

  function hasRoom(line: Line): boolean {
    return atWork < limits.places && (line.atWork < limits.share || isAlone(line));
  }

  function isAlone({ name }: Line): boolean {
    const other = latest?.name === name ? before : latest;
    return lines.size === 1 && (other === undefined || milliseconds() - other.at >= aboutMs);
  }

  function begin(line: Line): Leave {
    atWork += 1;
    line.atWork += 1;
    lines.delete(line.name);
    lines.set(line.name, line);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      atWork -= 1;
      line.atWork -= 1;
      if (line.atWork === 0 && line.waiting.length === 0) lines.delete(line.name);
      serve();
    };
  }

  function serve(): void {
    for (let line = next(); line; line = next()) {
      const first = line.waiting.shift();
      first?.decide(first.isGone() ? undefined : begin(line));
      if (line.atWork === 0 && line.waiting.length === 0) lines.delete(line.name);
    }
  }

  function next(): Line | undefined {
    let best: Line | undefined;
    for (const line of lines.values()) if (line.waiting.length > 0 && hasRoom(line) && line.atWork < (best?.atWork ?? Infinity)) best = line;
    return best;
  }
}
