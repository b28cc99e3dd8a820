import type { Entry } from '../data/reference-data';
import { words } from '../words';
import classes from './method.module.css';

/** The method of an operation, as wide as the others; an event says that it is one. */
export function Method({ method }: Pick<Entry, 'method'>) {
  const isEvent = method === 'EVENT';
  return (
    <span className={classes.root} data-method={method}>
      {isEvent ? words.event : method}
    </span>
  );
}
