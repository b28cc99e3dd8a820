import type { ReactNode } from 'react';
import { Link } from '../../../../shared/ui/link';
import { DocsHeading, markdownOf } from './docs-frame';
import classes from './docs-page.module.css';
import { DocsSearch } from './docs-search';
import type { DocsPlace } from './pages';
import prose from '../../../../shared/ui/prose.module.css';

interface DocsPageProps {
  place: DocsPlace;
  /** Section of the guide that the way back leads to. */
  section: string;
  children: ReactNode;
}

/** A page of the documentation beside the guide. */
export function DocsPage({ place: { href, title, lead }, section, children }: DocsPageProps) {
  return (
    <div className={classes.root}>
      <div className={classes.top}>
        <p className={classes.back}>
          <Link href={`/docs/#${section}`}>Documentation</Link>
        </p>
        <DocsSearch />
      </div>
      <article data-docs>
        <DocsHeading title={title} lead={lead} />
        <div className={prose.prose}>{children}</div>
      </article>
      <p className={classes.twin}>
        <a href={markdownOf(href)}>This page as Markdown</a>
      </p>
    </div>
  );
}
