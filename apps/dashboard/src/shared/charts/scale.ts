/** Steps that people count in. */
const STEPS = [1, 2, 5];
/** Lines that a chart has above its ground. */
const LINES = 4;

/** Values at which a chart of counts has its lines: from 0 to the first one that nothing exceeds. */
export function ticksUpTo(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / LINES)));
  const step = [...STEPS, 10].map((one) => one * power).find((one) => one * LINES >= most) ?? power;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
