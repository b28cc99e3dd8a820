'use client';

import { Button } from '@mantine/core';
import { useSignedInHint } from '../../../features/auth/use-auth';
import { ColorSchemeToggle } from '../../../shared/theme/color-scheme-toggle';
import { Wordmark } from '../../../shared/brand/wordmark';
import classes from './public-header.module.css';
import { SimulatedBadge } from '../../../features/installation/simulated-badge';
import { SkipLink } from '../../../shared/screens/skip-link';
import { Link } from '../../../shared/ui/link';
import { words } from './words';

/** Top of the pages that need no login. */
export function PublicHeader() {
  const signedIn = useSignedInHint();
  return (
    <header className={classes.root}>
      <SkipLink />
      <div className={classes.inner}>
        <Wordmark />
        <div className={classes.badge}>
          <SimulatedBadge />
        </div>
        <nav className={classes.nav} aria-label={words.site}>
          <Link href="/docs/" className={classes.link}>
            {words.docs}
          </Link>
          {signedIn ? (
            <Button component={Link} href="/overview/" size="sm">
              {words.dashboard}
            </Button>
          ) : (
            <>
              <Link href="/login/" className={classes.link}>
                {words.logIn}
              </Link>
              <Button component={Link} href="/register/" size="sm" className={classes.register}>
                {words.createAccount}
              </Button>
            </>
          )}
          <ColorSchemeToggle />
        </nav>
      </div>
    </header>
  );
}
