import { LogoMark } from './logo';
import classes from './wordmark.module.css';
import { Link } from '../ui/link';

/** Logo and name, leading home. */
export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <Link href={href} className={classes.root} aria-label="whathooks, home">
      <LogoMark />
      <span aria-hidden="true">whathooks</span>
    </Link>
  );
}
