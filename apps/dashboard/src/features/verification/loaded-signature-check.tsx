'use client';

import dynamic from 'next/dynamic';
import classes from './signature-check.module.css';

const Check = dynamic(async () => (await import('./signature-check')).SignatureCheck, {
  ssr: false,
});

/** The check of a signature on a page of which it is a small part: it comes after the page, into room that is kept. */
export function SignatureCheck() {
  return (
    <div className={classes.room}>
      <Check />
    </div>
  );
}
