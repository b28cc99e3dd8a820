import { Link } from '../../../../shared/ui/link';
import { ORDER } from './contents';
import type { DocsPlace } from './pages';
import classes from './paging.module.css';

/** Leads to the page before and the page after, in the order of the contents. */
export function Paging({ place }: { place: DocsPlace }) {
  const at = ORDER.findIndex(({ href }) => href === place.href);
  const before = ORDER[at - 1];
  const after = ORDER[at + 1];
  return (
    <nav className={classes.root} aria-label="Pages before and after">
      {before && (
        <Link href={before.href} rel="prev" className={classes.link}>
          <span className={classes.which}>Previous</span> {before.title}
        </Link>
      )}
      {after && (
        <Link href={after.href} rel="next" className={classes.link} data-after>
          <span className={classes.which}>Next</span> {after.title}
        </Link>
      )}
    </nav>
  );
}
