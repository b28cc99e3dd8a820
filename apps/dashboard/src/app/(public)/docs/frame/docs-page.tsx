import type { ReactNode } from 'react';
import { Link } from '../../../../shared/ui/link';
import { DocsHeading, markdownOf } from './docs-frame';
import classes from './docs-page.module.css';
import { DocsSearch } from './docs-search';
import type { DocsPlace } from './pages';
import { FillingFields } from '../../../../features/samples/shown/filling-fields';
import prose from '../../../../shared/ui/prose.module.css';

interface DocsPageProps {
  place: DocsPlace;
  /** Section of the guide that the way back leads to. */
  section: string;
  /** The page shows requests, which the reader can fill with their own key and number. */
  hasRequests?: boolean;
  children: ReactNode;
}

/** A page of the documentation beside the guide. */
export function DocsPage({
  place: { href, title, lead },
  section,
  hasRequests = false,
  children,
}: DocsPageProps) {
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
        {hasRequests && <FillingFields />}
        <div className={prose.prose}>{children}</div>
      </article>
      <p className={classes.twin}>
        <a href={markdownOf(href)}>This page as Markdown</a>
      </p>
    </div>
  );
}
