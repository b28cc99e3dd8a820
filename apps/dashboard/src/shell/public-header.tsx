'use client';

import { Button } from '@mantine/core';
import { useSignedInHint } from '../auth/use-auth';
import { ColorSchemeToggle } from '../ui/color-scheme-toggle';
import { Wordmark } from '../ui/wordmark';
import classes from './public-header.module.css';
import { SimulatedBadge } from './simulated-badge';
import { SkipLink } from './skip-link';
import { Link } from '../ui/link';

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
        <nav className={classes.nav} aria-label="Site">
          <Link href="/docs/" className={classes.link}>
            Docs
          </Link>
          {signedIn ? (
            <Button component={Link} href="/overview/" size="sm">
              Dashboard
            </Button>
          ) : (
            <>
              <Link href="/login/" className={classes.link}>
                Log in
              </Link>
              <Button component={Link} href="/register/" size="sm" className={classes.register}>
                Create account
              </Button>
            </>
          )}
          <ColorSchemeToggle />
        </nav>
      </div>
    </header>
  );
}
