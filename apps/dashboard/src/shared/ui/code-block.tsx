'use client';

import { useSyncExternalStore } from 'react';
import { words } from '../words';
import { CopyIcon } from './copy';
import classes from './code-block.module.css';
import { ownOrigin } from '../own-address';
import { PRODUCTION_ORIGIN } from '../api/production';

const subscribe = () => () => undefined;

/** Where the reader's own installation answers; the hosted one until the page is alive. */
export function useOrigin(): string {
  return useSyncExternalStore(subscribe, ownOrigin, () => PRODUCTION_ORIGIN);
}

interface CodeBlockProps {
  label: string;
  code: string;
  /** The same, highlighted. */
  html: string;
}

export function CodeBlock({ label, code, html }: CodeBlockProps) {
  const origin = useOrigin();
  const here = (text: string) => text.replaceAll(PRODUCTION_ORIGIN, origin);
  return (
    <figure className={classes.root}>
      <figcaption className={classes.head}>
        <span>{label}</span>
        <CopyIcon value={here(code)} what={words.codeCopy(label)} />
      </figcaption>
      <pre className={classes.code} tabIndex={0} role="region" aria-label={words.code(label)}>
        <code dangerouslySetInnerHTML={{ __html: here(html) }} />
      </pre>
    </figure>
  );
}
