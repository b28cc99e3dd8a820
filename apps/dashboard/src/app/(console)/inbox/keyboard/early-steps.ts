/** Steps that keys made while the inbox itself was still loading; null for none. */
let steps: number | null = null;

/** The first of them leads to the list, each further one along it. */
export function noteEarlyStep(step: 1 | -1): void {
  steps = steps === null ? 0 : Math.max(steps + step, 0);
}

/** Takes them; null where none was made. */
export function takeEarlySteps(): number | null {
  const taken = steps;
  steps = null;
  return taken;
}
