/** Bars of a waveform, and the height of the drawing, in units of it. */
export const BARS = 48;
export const HEIGHT = 24;

/** Quietest bar: silence is seen as well. */
const LEAST = 2;

/**
 * A waveform as one path of upright lines, a line for each bar.
 *
 * @param loudness values from 0 to 100, as many as there are; none for a recording of which nothing is known.
 */
export function waveformPath(loudness: readonly number[]): string {
  return Array.from({ length: BARS }, (_, bar) => {
    const height = LEAST + (loudnessAt(loudness, bar) / 100) * (HEIGHT - LEAST);
    return `M${bar + 0.5} ${round((HEIGHT - height) / 2)}v${round(height)}`;
  }).join('');
}

/** The loudest value among those of a bar. */
function loudnessAt(loudness: readonly number[], bar: number): number {
  const from = Math.floor((bar / BARS) * loudness.length);
  const to = Math.max(from + 1, Math.floor(((bar + 1) / BARS) * loudness.length));
  return Math.min(100, Math.max(0, ...loudness.slice(from, to)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
