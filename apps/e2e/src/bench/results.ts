/** What a measure has to reach, and which figure it is about: the ratio to bare, unless it says `ours`. */
export interface Aim {
  of?: 'ours';
  least?: number;
  most?: number;
  unit?: string;
}

const missed: string[] = [];

/** Prints one line of the table, with whether its aim is reached. */
export function note(what: string, bare: number, ours: number, unit: string, aim: Aim): void {
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

/** What did not reach its aim so far. */
export function missedAims(): readonly string[] {
  return missed;
}

function reaches(figure: number, { least = -Infinity, most = Infinity }: Aim): boolean {
  return figure >= least && figure <= most;
}

function inWords({ least, most, unit }: Aim): string {
  const bound = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  return unit ? `${bound} ${unit}` : bound;
}
