import classes from './number-mark.module.css';

/** Colours far enough from each other to be told apart. */
const HUES = 12;

/** A number by its name and its own colour, so that it is found again wherever it stands. */
export function NumberMark({ id, name }: { id: string; name: string }) {
  return (
    <span className={classes.root}>
      <span
        className={classes.dot}
        style={{ '--hue': (hash(id) % HUES) * (360 / HUES) } as React.CSSProperties}
        aria-hidden="true"
      />
      <span className={classes.name}>{name}</span>
    </span>
  );
}

/** The same number has the same colour on every screen and for everybody. */
function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
