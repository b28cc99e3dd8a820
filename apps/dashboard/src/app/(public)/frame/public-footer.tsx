import classes from './public-footer.module.css';
import { Link } from '../../../shared/ui/link';
import { own } from '../../../shared/own-address';
import { LanguageChoice } from '../../../shared/language/language-choice';
import { words } from './words';

export function PublicFooter() {
  return (
    <footer className={classes.root}>
      <div className={classes.inner}>
        <p className={classes.note}>{words.note}</p>
        <nav className={classes.nav} aria-label={words.footer}>
          <Link href="/docs/">{words.docs}</Link>
          <Link href="/reference/">{words.reference}</Link>
          <Link href="/docs/errors/">{words.errors}</Link>
          <a href={own('/v1/openapi.json')}>{words.openApi}</a>
        </nav>
        <LanguageChoice />
      </div>
    </footer>
  );
}
