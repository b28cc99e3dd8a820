import type { ReactNode } from 'react';
import classes from './docs-frame.module.css';
import { TableOfContents } from './table-of-contents';
import prose from './prose.module.css';

interface DocsFrameProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** The guide beside its table of contents. */
export function GuideFrame({ title, lead, children }: DocsFrameProps) {
  return (
    <div className={classes.root}>
      <nav className={classes.side} aria-label="Contents">
        <TableOfContents />
      </nav>
      <div className={classes.main}>
        <DocsHeading title={title} lead={lead} />
        <details className={classes.folded}>
          <summary>On this page</summary>
          <TableOfContents />
        </details>
        <div className={prose.prose}>{children}</div>
      </div>
    </div>
  );
}

export function DocsHeading({ title, lead }: { title: string; lead: string }) {
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.lead}>{lead}</p>
    </header>
  );
}
