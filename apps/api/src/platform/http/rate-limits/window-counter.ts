import { Cells, ROWS, WIDTH } from './cells';

/** Length of a window, in seconds. */
export const WINDOW_S = 60;
const WINDOW_MS = WINDOW_S * 1000;

/** What was counted for a key in the window that runs. */
export interface Count {
  /** Uses, this one included. Never less than there were here. */
  used: number;
  /** Seconds until the window ends, rounded up. */
  resetS: number;
  /** Takes this use back, as long as its window runs. */
  undo(): void;
}

/** What was counted in some cells, in one window. */
export interface CellCounts {
  /** Minutes since 1970. */
  window: number;
  /** By cell. */
  used: ReadonlyMap<number, number>;
}

/** Counts uses by key, minute by minute, in memory of fixed size. */
export class WindowCounter {
  private readonly counts = new Int32Array(ROWS * WIDTH);
  /** What other processes were not told yet. */
  private unsent = new Map<number, number>();
  private window = 0;

  /** @param cells the same in all processes that count together. */
  constructor(private readonly cells = new Cells()) {}

  /** @param now in milliseconds since 1970. */
  count(key: string, now = Date.now()): Count {
    const window = this.windowAt(now);
    const cells = this.cells.of(key);
    this.add(cells, 1);
    return {
      used: Math.min(...cells.map((cell) => this.counts[cell] ?? 0)),
      resetS: Math.ceil(((window + 1) * WINDOW_MS - now) / 1000),
      undo: () => {
        if (window === this.window) this.add(cells, -1);
      },
    };
  }

  /** What was counted here since the last time. */
  takeUnsent(now = Date.now()): CellCounts {
    const window = this.windowAt(now);
    const used = new Map([...this.unsent].filter(([, change]) => change !== 0));
    this.unsent = new Map();
    return { window, used };
  }

  /** Others could not be told: it is told the next time. */
  putBack({ window, used }: CellCounts): void {
    if (window !== this.window) return;
    for (const [cell, change] of used) this.unsent.set(cell, (this.unsent.get(cell) ?? 0) + change);
  }

  /** What all processes counted. What was counted here since then comes on top. */
  adopt({ window, used }: CellCounts): void {
    if (window !== this.window) return;
    for (const [cell, total] of used)
      this.counts[cell] = Math.max(0, total + (this.unsent.get(cell) ?? 0));
  }

  private windowAt(now: number): number {
    const window = Math.floor(now / WINDOW_MS);
    if (window !== this.window) {
      this.counts.fill(0);
      this.unsent.clear();
    }
    this.window = window;
    return window;
  }

  private add(cells: readonly number[], change: number): void {
    for (const cell of cells) {
      this.counts[cell] = (this.counts[cell] ?? 0) + change;
      this.unsent.set(cell, (this.unsent.get(cell) ?? 0) + change);
    }
  }
}
