import type { VirtualizerHandle } from 'virtua';

/** A row of a list, wherever rows above it put it; or the end of the list, whatever comes there. */
export type Place = 'end' | { index: () => number; align: 'start' | 'center' | 'end' };

/** Nearer to its end than this, in pixels, and a list shows its newest row. */
export const NEAR_END = 80;
/** So long after the last row was measured, or a hand last moved, a list is at rest, in milliseconds. */
const CALM_MS = 150;
/** Browsers round where a list stands, in pixels. */
const ROUNDING = 1;

const UP = new Set(['ArrowUp', 'PageUp', 'Home']);
const DOWN = new Set(['ArrowDown', 'PageDown', 'End']);

/**
 * Where a virtual list is to stand while its rows are still measured and more of them come. Whoever scrolls, by wheel,
 * finger, key or scrollbar, ends it at once: from then on the list stays where they leave it.
 *
 * The list's own `scrollToIndex` is not used, as nothing ends it before all rows are measured.
 */
export class HeldPlace {
  private held: Place | null = null;
  /** Somebody scrolls away from the end, or holds the list. */
  private isByHand = false;
  private isTouched = false;
  private seen = 0;
  /** Whether the end was in sight, too, when a row was shown last. */
  private isEndInSight = false;
  /** Height of all rows when it was put at its place last, in pixels. */
  private height = 0;
  /** Its width has changed: all rows are measured anew, and the list itself moves while they are. */
  private isWidthNew = false;
  private width = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  private scroller: HTMLElement | null = null;

  /** @param onCalm hears that the list is at rest at its place, or where somebody left it. */
  constructor(
    private readonly list: () => VirtualizerHandle | null,
    private readonly onCalm: () => void = () => undefined,
  ) {}

  /** Whether it follows what comes at its end. */
  get isAtEnd(): boolean {
    return this.held === 'end';
  }

  /** Goes to a place and stays there while rows are measured; at the end until somebody goes away from it. */
  hold(place: Place): void {
    this.held = place;
    this.isByHand = false;
    this.apply();
    this.calmSoon();
  }

  /** Goes as far as it takes to show a row as a whole. */
  reveal(index: () => number): void {
    const [list, row] = [this.list(), index()];
    const { scroller } = this;
    if (!list || !scroller || row < 0) return;
    const [from, size] = [list.getItemOffset(row), list.getItemSize(row)];
    const { scrollTop, clientHeight } = scroller;
    if (from < scrollTop) this.hold({ index, align: 'start' });
    else if (from + size > scrollTop + clientHeight) this.hold({ index, align: 'end' });
  }

  /** Rows were measured, came or went, or the list has another size. */
  readonly measured = (): void => {
    const width = this.scroller?.clientWidth ?? this.width;
    if (width !== this.width) this.isWidthNew = true;
    this.width = width;
    const hasMoved = this.apply();
    if (this.isWidthNew || (hasMoved && this.held !== 'end')) this.calmSoon();
  };

  /** Rows came at its end: where that was in sight, it is followed from now on. */
  grew(): void {
    if (this.held !== null && this.held !== 'end' && this.isEndInSight) this.hold('end');
  }

  /**
   * The list was scrolled, by whomever.
   *
   * @param isNearEnd whether its end, with the newest row, is in sight or nearly so.
   */
  scrolled(offset: number, isNearEnd: boolean): void {
    const wentUp = offset < this.seen - ROUNDING;
    this.seen = offset;
    if (this.isByHand) return this.calmSoon();
    if (this.held === null) {
      if (isNearEnd) this.held = 'end';
    } else if (this.held === 'end' && !isNearEnd) {
      // Rows that have grown leave it where it is. Where rows have shrunk, too, the browser has moved it up: nobody left.
      // So it is while its rows are measured for another width. Without either, a search of the browser, or the focus,
      // leads up.
      const isLedUp = wentUp && !this.isWidthNew && this.scroller?.scrollHeight === this.height;
      if (isLedUp) this.held = null;
      else this.apply();
    }
  }

  /**
   * Listens to hands, and to the size of the list.
   *
   * @returns ends it.
   */
  attach(scroller: HTMLElement): () => void {
    this.scroller = scroller;
    this.width = scroller.clientWidth;
    const stop = new AbortController();
    const on = { passive: true, signal: stop.signal };
    scroller.addEventListener('wheel', this.onWheel, on);
    scroller.addEventListener('keydown', this.onKey, on);
    scroller.addEventListener('pointerdown', this.onPointer, on);
    scroller.addEventListener('touchmove', this.onTouch, on);
    scroller.addEventListener('touchend', this.onRelease, on);
    scroller.addEventListener('touchcancel', this.onRelease, on);
    // Pictures take their room when they are loaded, and the field to write grows.
    const sizes = new ResizeObserver(this.measured);
    sizes.observe(scroller);
    for (const child of scroller.children) sizes.observe(child);
    return () => {
      stop.abort();
      sizes.disconnect();
      clearTimeout(this.timer);
      cancelAnimationFrame(this.frame);
      this.scroller = null;
    };
  }

  /** Whether the list had to move. */
  private apply(): boolean {
    const { scroller, held } = this;
    if (!scroller || held === null) return false;
    const before = scroller.scrollTop;
    const top = held === 'end' ? scroller.scrollHeight : this.topOf(held, scroller.clientHeight);
    if (top === null) return false;
    scroller.scrollTop = top;
    this.seen = scroller.scrollTop;
    this.height = scroller.scrollHeight;
    this.isEndInSight = scroller.scrollHeight - this.seen - scroller.clientHeight < NEAR_END;
    return Math.abs(this.seen - before) > ROUNDING;
  }

  private topOf({ index, align }: Exclude<Place, 'end'>, height: number): number | null {
    const [list, row] = [this.list(), index()];
    if (!list || row < 0) return null;
    const room = height - list.getItemSize(row);
    const above = { start: 0, center: room / 2, end: room };
    return list.getItemOffset(row) - above[align];
  }

  private readonly onWheel = ({ deltaY, ctrlKey }: WheelEvent): void => {
    if (ctrlKey || deltaY === 0) return;
    this.moved(deltaY < 0);
  };

  private readonly onKey = ({ key, shiftKey }: KeyboardEvent): void => {
    if (UP.has(key) || (key === ' ' && shiftKey)) this.moved(true);
    else if (DOWN.has(key) || key === ' ') this.moved(false);
  };

  private readonly onPointer = ({ target, offsetX, button }: PointerEvent): void => {
    const { scroller } = this;
    if (!scroller || target !== scroller) return;
    const isScrollbar = offsetX < 0 || offsetX >= scroller.clientWidth;
    // The middle button scrolls by moving the mouse.
    if (isScrollbar || button === 1) this.moved(true);
  };

  private readonly onTouch = (): void => {
    this.isTouched = true;
    this.moved(true);
  };

  private readonly onRelease = (): void => {
    this.isTouched = false;
    this.calmSoon();
  };

  /** A hand scrolls. Down, at the end, there is nothing to go away from. */
  private moved(isAway: boolean): void {
    this.isByHand = isAway;
    if (isAway || this.held !== 'end') this.held = null;
    this.calmSoon();
  }

  private calmSoon(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.timer = setTimeout(() => {
      // What was scrolled meanwhile is told in the frame before this.
      this.frame = requestAnimationFrame(this.calm);
    }, CALM_MS);
  }

  private readonly calm = (): void => {
    if (this.isTouched) return;
    this.isByHand = false;
    this.isWidthNew = false;
    if (this.held !== 'end') this.held = null;
    this.onCalm();
  };
}
