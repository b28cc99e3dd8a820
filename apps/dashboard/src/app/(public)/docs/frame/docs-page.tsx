import type { ReactNode } from 'react';
import classes from './docs-page.module.css';
import { DocsSearch } from './search/docs-search';
import type { DocsPlace } from './pages';
import { Paging } from './paging';
import { TableOfContents } from './table-of-contents';
import { FillingFields } from '../../../../features/samples/shown/filling-fields';
import { own } from '../../../../shared/own-address';
import prose from '../../../../shared/ui/prose.module.css';

interface DocsPageProps {
  place: DocsPlace;
  /** The sections of the page as its contents name them; none where it is one section. */
  sections?: readonly (readonly [id: string, title: string])[];
  /** The page shows requests, which the reader can fill with their own key and number. */
  hasRequests?: boolean;
  children: ReactNode;
}

/** A page of the documentation beside the contents of all of them. */
export function DocsPage({ place, sections = [], hasRequests = false, children }: DocsPageProps) {
  const contents = <TableOfContents place={place} sections={sections} />;
  return (
    <div className={classes.root}>
      <nav className={classes.side} aria-label="Documentation">
        {contents}
      </nav>
      <div className={classes.main}>
        <div className={classes.search}>
          <DocsSearch />
        </div>
        <details className={classes.folded}>
          <summary>All pages</summary>
          <div className={classes.pages}>{contents}</div>
        </details>
        <article data-docs>
          <header className={classes.head}>
            <h1 className={classes.title}>{place.title}</h1>
            <p className={classes.lead}>{place.lead}</p>
          </header>
          {hasRequests && (
            <div className={classes.filling}>
              <FillingFields />
            </div>
          )}
          <div className={prose.prose}>{children}</div>
        </article>
        <Paging place={place} />
        <p className={classes.twin}>
          <a href={markdownOf(place.href)}>This page as Markdown</a>,{' '}
          <a href={own('/llms.txt')}>all pages for a language model</a>
        </p>
      </div>
    </div>
  );
}

/** The same page as Markdown, for programs: written when the dashboard is built. */
function markdownOf(href: string): string {
  return own(`${href.replace(/\/$/, '')}.md`);
}
