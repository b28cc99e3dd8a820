import { paced } from './paced';

/** Drawings end when the test says so. */
function slowScreen() {
  const waiting: (() => void)[] = [];
  const drawn = (done: () => void) => void waiting.push(done);
  return { drawn, draw: () => waiting.shift()?.(), isDrawing: () => waiting.length > 0 };
}

describe('drawing a flood', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('works once for all calls of a pause', () => {
    let worked = 0;
    const soon = paced(() => (worked += 1), { least: 100, most: 1_000, drawn: (done) => done() });
    for (let call = 0; call < 20; call += 1) soon();
    expect(worked).toBe(0);
    jest.advanceTimersByTime(100);
    expect(worked).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(worked).toBe(1);
  });

  it('gathers what comes while it is drawn, and rests twice as long as that took', () => {
    let worked = 0;
    const screen = slowScreen();
    const soon = paced(() => (worked += 1), { least: 100, most: 1_000, drawn: screen.drawn });
    soon();
    jest.advanceTimersByTime(100);
    soon();
    jest.advanceTimersByTime(300);
    expect(worked).toBe(1);
    screen.draw();
    jest.advanceTimersByTime(599);
    expect(worked).toBe(1);
    jest.advanceTimersByTime(1);
    expect(worked).toBe(2);
  });

  it('rests no longer than it may, and not at all where nothing came', () => {
    let worked = 0;
    const screen = slowScreen();
    const soon = paced(() => (worked += 1), { least: 100, most: 1_000, drawn: screen.drawn });
    soon();
    jest.advanceTimersByTime(100);
    soon();
    jest.advanceTimersByTime(9_000);
    screen.draw();
    jest.advanceTimersByTime(1_000);
    expect(worked).toBe(2);
    screen.draw();
    jest.advanceTimersByTime(5_000);
    soon();
    jest.advanceTimersByTime(100);
    expect(worked).toBe(3);
  });
});
