import classes from './way-choice.module.css';
import { words } from './words';

/** With an account that is made now, or with one that the person has. */
export type Way = 'new' | 'known';

const WAYS = [
  { way: 'new', label: words.asNew },
  { way: 'known', label: words.asKnown },
] as const;

interface WayChoiceProps {
  way: Way;
  onWay: (way: Way) => void;
}

/** How somebody joins. */
export function WayChoice({ way: chosen, onWay }: WayChoiceProps) {
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{words.way}</legend>
      {WAYS.map(({ way, label }) => (
        <label key={way} className={classes.way}>
          <input type="radio" name="way" checked={way === chosen} onChange={() => onWay(way)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
