/** The target of a measurement: for the ratio to the baseline, unless it is for `ours`. */
export interface Target {
  of?: 'ours';
  least?: number;
  most?: number;
  unit?: string;
}

const missed: string[] = [];

/** Prints one line of the table, with whether its target is reached. */
export function note(what: string, bare: number, ours: number, unit: string, aim: Target): void {
  const ratio = ours / bare;
  const isReached = reaches(aim.of === 'ours' ? ours : ratio, aim);
  if (!isReached) missed.push(what.trim());
  const columns = [
    what.padEnd(44),
    `bare ${bare.toFixed(1).padStart(9)}`,
    `ours ${ours.toFixed(1).padStart(9)} ${unit.padEnd(6)}`,
    `ratio ${ratio.toFixed(2).padStart(5)}`,
    `aim ${inWords(aim)} ${isReached ? '✓' : '✗'}`,
  ];
  process.stdout.write(`${columns.join('  ')}\n`);
}

/** Targets missed so far. */
export function missedTargets(): readonly string[] {
  return missed;
}

function reaches(figure: number, { least = -Infinity, most = Infinity }: Target): boolean {
  return figure >= least && figure <= most;
}

function inWords({ least, most, unit }: Target): string {
  const bound = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  return unit ? `${bound} ${unit}` : bound;
}
