'use client';

import { Button } from '@mantine/core';
import { useSignedInHint } from '../../../features/auth/use-auth';
import { ColorSchemeToggle } from '../../../shared/theme/color-scheme-toggle';
import { Wordmark } from '../../../shared/brand/wordmark';
import classes from './public-header.module.css';
import { SimulatedBadge } from '../../../features/installation/simulated-badge';
import { SkipLink } from '../../../shared/screens/skip-link';
import { Link } from '../../../shared/ui/link';

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
