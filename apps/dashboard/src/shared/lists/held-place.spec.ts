import type { VirtualizerHandle } from 'virtua';
import { HeldPlace } from './held-place';

/** What scrolls, as browsers do it: it cannot stand behind its end. */
class Scroller extends EventTarget {
  readonly clientHeight = 500;
  clientWidth = 400;
  readonly children = [];
  private top = 0;
  private height = 2_000;

  get scrollTop(): number {
    return this.top;
  }
  set scrollTop(top: number) {
    this.top = Math.min(Math.max(top, 0), this.height - this.clientHeight);
  }
  get scrollHeight(): number {
    return this.height;
  }
  set scrollHeight(height: number) {
    this.height = height;
    this.scrollTop = this.top;
  }
}

const before = { ...globalThis };
let scroller: Scroller;
let place: HeldPlace;
let detach: () => void;

beforeEach(() => {
  Object.assign(globalThis, {
    ResizeObserver: class {
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: () => undefined,
  });
  scroller = new Scroller();
  const rows = { getItemOffset: (row: number) => row * 100, getItemSize: () => 100 };
  place = new HeldPlace(() => rows as unknown as VirtualizerHandle);
  detach = place.attach(scroller as unknown as HTMLElement);
});
afterEach(() => {
  detach();
  Object.assign(globalThis, before);
});

const fromEnd = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;

/** Rows shrink by so much and others grow, before the browser tells that it has moved the list up. */
function shrinkAndGrow(shrunk: number, grown: number): void {
  scroller.scrollHeight -= shrunk;
  scroller.scrollHeight += grown;
  place.scrolled(scroller.scrollTop, false);
}

it('stays at its end where the browser has moved it up', () => {
  place.hold('end');
  shrinkAndGrow(300, 700);
  expect([place.isAtEnd, fromEnd()]).toEqual([true, 0]);
});

it('stays at its end while its rows are measured for another width, however the list moves meanwhile', () => {
  place.hold('end');
  scroller.clientWidth = 1_200;
  place.measured();
  scroller.scrollTop -= 600;
  place.scrolled(scroller.scrollTop, false);
  expect([place.isAtEnd, fromEnd()]).toEqual([true, 0]);
});

it('leaves its end where it is led up without rows that changed', () => {
  place.hold('end');
  scroller.scrollTop -= 600;
  place.scrolled(scroller.scrollTop, false);
  expect([place.isAtEnd, fromEnd()]).toEqual([false, 600]);
  place.measured();
  expect(fromEnd()).toBe(600);
});

it('moves nothing while somebody reads, whatever comes at its end or is measured', () => {
  place.hold('end');
  scroller.dispatchEvent(Object.assign(new Event('wheel'), { deltaY: -600, ctrlKey: false }));
  scroller.scrollTop -= 600;
  place.scrolled(scroller.scrollTop, false);
  const at = scroller.scrollTop;
  scroller.scrollHeight += 400;
  place.grew();
  place.measured();
  expect([place.isAtEnd, scroller.scrollTop]).toEqual([false, at]);
});

it('follows its end once a row that comes there was in sight together with the one it shows', () => {
  place.hold({ index: () => 18, align: 'end' });
  expect(fromEnd()).toBe(100);
  place.hold({ index: () => 19, align: 'end' });
  expect(fromEnd()).toBe(0);
  scroller.scrollHeight += 100;
  place.grew();
  expect([place.isAtEnd, fromEnd()]).toEqual([true, 0]);
});
