'use client';

import { useEffect } from 'react';
import type { CrashProps } from '../shared/notices/crash';
import { DIRECTION, LANGUAGE } from '../shared/language/language';
import { crashWords, words } from '../shared/words';

/** The frame of all pages failed: nothing of it can be used, neither its styles nor its parts. */
export default function GlobalError({ error, reset }: CrashProps) {
  useEffect(() => {
    // The console of the browser keeps where it happened.
    reportError(error);
  }, [error]);
  return (
    <html lang={LANGUAGE} dir={DIRECTION}>
      <body>
        <main role="alert">
          <h1>{crashWords.title}</h1>
          <p>{crashWords.text}</p>
          <p>
            {crashWords.details}: <code>{error.message}</code>
          </p>
          <button type="button" onClick={reset}>
            {words.tryAgain}
          </button>{' '}
          <button type="button" onClick={() => window.location.reload()}>
            {crashWords.reload}
          </button>
        </main>
      </body>
    </html>
  );
}
