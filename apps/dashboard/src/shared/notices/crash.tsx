'use client';

import { useEffect } from 'react';
import { Button } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { Link } from '../ui/link';
import { crashWords, words } from '../words';
import classes from './crash.module.css';
import { Empty } from './empty';

/** What Next gives to the screen that stands in for one that failed. */
export interface CrashProps {
  error: Error & { digest?: string };
  /** Draws the screen again. */
  reset: () => void;
}

interface CrashScreenProps extends CrashProps {
  /** Where somebody can go on. */
  home: { href: string; label: string };
  /** Forgets what was read: it may be what cannot be drawn. */
  forget?: () => void;
}

/** In the place of a screen that could not be drawn: what happened, and how to go on. */
export function CrashScreen({ error, reset, home, forget }: CrashScreenProps) {
  useEffect(() => {
    // The console of the browser keeps where it happened.
    reportError(error);
  }, [error]);
  const tryAgain = () => {
    forget?.();
    reset();
  };
  return (
    <div role="alert">
      <Empty
        icon={IconMoodSad}
        title={crashWords.title}
        action={
          <>
            <Button onClick={tryAgain}>{words.tryAgain}</Button>
            <Button variant="default" onClick={() => window.location.reload()}>
              {crashWords.reload}
            </Button>
            <Button component={Link} href={home.href} variant="default">
              {home.label}
            </Button>
          </>
        }
      >
        <p>{crashWords.text}</p>
        <p className={classes.details}>
          {crashWords.details}: <code>{error.message}</code>
        </p>
      </Empty>
    </div>
  );
}
