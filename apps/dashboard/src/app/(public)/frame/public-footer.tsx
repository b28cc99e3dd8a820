import classes from './public-footer.module.css';
import { Link } from '../../../shared/ui/link';

export function PublicFooter() {
  return (
    <footer className={classes.root}>
      <div className={classes.inner}>
        <p className={classes.note}>
          whathooks links numbers through an unofficial WhatsApp Web connection. It is not
          affiliated with WhatsApp.
        </p>
        <nav className={classes.nav} aria-label="Footer">
          <Link href="/docs/">Docs</Link>
          <a href="/v1/reference">API reference</a>
          <Link href="/docs/errors/">Errors</Link>
          <a href="/v1/openapi.json">OpenAPI</a>
        </nav>
      </div>
    </footer>
  );
}
