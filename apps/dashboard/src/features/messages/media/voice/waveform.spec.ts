import { BARS, HEIGHT, waveformPath } from './waveform';

const heights = (loudness: number[]): number[] =>
  [...waveformPath(loudness).matchAll(/v([\d.]+)/g)].map(([, height]) => Number(height));

describe('a waveform', () => {
  it('has a bar of the full height where it is loudest, and the least one for silence', () => {
    const bars = heights(Array.from({ length: 64 }, (_, index) => (index < 32 ? 100 : 0)));
    expect(bars).toHaveLength(BARS);
    expect(bars[0]).toBe(HEIGHT);
    expect(bars.at(-1)).toBe(2);
  });

  it('keeps the loudest value where several share a bar', () => {
    const quiet = Array.from({ length: 64 }, () => 0);
    for (const at of [0, 17, 31, 63]) {
      expect(Math.max(...heights(quiet.with(at, 100)))).toBe(HEIGHT);
    }
  });

  it.each([[[]], [[50]], [[0, 12, 47, 80, 33]], [[-5, 1_000]]])('is drawn of %j', (loudness) => {
    const bars = heights(loudness);
    expect(bars).toHaveLength(BARS);
    for (const bar of bars) {
      expect(bar).toBeGreaterThanOrEqual(2);
      expect(bar).toBeLessThanOrEqual(HEIGHT);
    }
  });
});
