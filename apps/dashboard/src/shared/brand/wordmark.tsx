import { LogoMark } from './logo';
import { words } from '../words';
import classes from './wordmark.module.css';
import { Link } from '../ui/link';

/** Logo and name, leading home. */
export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <Link href={href} className={classes.root} aria-label={words.brandHome}>
      <LogoMark />
      <span aria-hidden="true">{words.brand}</span>
    </Link>
  );
}
