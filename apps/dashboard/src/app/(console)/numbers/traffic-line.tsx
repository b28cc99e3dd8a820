import classes from './traffic-line.module.css';
import { words } from './words';

const HEIGHT = 20;

interface TrafficLineProps {
  hours: readonly number[];
  /** Whether the words stand below it as well. */
  isTold?: boolean;
}

/** Messages of 24 hours as a line; the words say how many. */
export function TrafficLine({ hours, isTold = false }: TrafficLineProps) {
  const most = Math.max(1, ...hours);
  const points = hours.map(
    (count, hour) => `${hour},${HEIGHT - (count / most) * (HEIGHT - 2) - 1}`,
  );
  const total = hours.reduce((sum, count) => sum + count, 0);
  const line = (
    <svg
      className={classes.root}
      viewBox={`0 0 ${Math.max(1, hours.length - 1)} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words.day(total)}
    >
      <title>{words.day(total)}</title>
      <polyline className={classes.line} points={points.join(' ')} />
    </svg>
  );
  if (!isTold) return line;
  return (
    <figure className={classes.figure}>
      {line}
      <figcaption>{words.day(total)}</figcaption>
    </figure>
  );
}
