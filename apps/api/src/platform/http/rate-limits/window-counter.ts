import { Cells, ROWS, WIDTH } from './cells';

/** Length of a window, in seconds. */
export const WINDOW_S = 60;
const WINDOW_MS = WINDOW_S * 1000;

/** What was counted for a key in the window that runs. */
export interface Count {
  /** Uses, this one included. Never less than there were. */
  used: number;
  /** Seconds until the window ends, rounded up. */
  resetS: number;
  /** Takes this use back, as long as its window runs. */
  undo(): void;
}

/** Counts uses by key, minute by minute, in memory of fixed size. */
export class WindowCounter {
  private readonly cells = new Cells();
  private readonly counts = new Uint32Array(ROWS * WIDTH);
  private window = 0;

  /** @param now in milliseconds since 1970. */
  count(key: string, now = Date.now()): Count {
    const window = Math.floor(now / WINDOW_MS);
    if (window !== this.window) this.counts.fill(0);
    this.window = window;
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

  private add(cells: readonly number[], change: number): void {
    for (const cell of cells) this.counts[cell] = (this.counts[cell] ?? 0) + change;
  }
}
