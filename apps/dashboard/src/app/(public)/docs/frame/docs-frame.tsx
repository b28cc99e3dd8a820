import type { ReactNode } from 'react';
import classes from './docs-frame.module.css';
import { DocsSearch } from './docs-search';
import { TableOfContents } from './table-of-contents';
import { own } from '../../../../shared/own-address';
import { FillingFields } from '../../../../features/samples/shown/filling-fields';
import prose from '../../../../shared/ui/prose.module.css';

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
        <div className={classes.search}>
          <DocsSearch />
        </div>
        <details className={classes.folded}>
          <summary>On this page</summary>
          <TableOfContents />
        </details>
        <article data-docs>
          <DocsHeading title={title} lead={lead} />
          <FillingFields />
          <div className={prose.prose}>{children}</div>
        </article>
        <p className={classes.twin}>
          <a href={markdownOf('/docs/')}>This page as Markdown</a>,{' '}
          <a href={own('/llms.txt')}>all of the documentation for a language model</a>
        </p>
      </div>
    </div>
  );
}

/** The same page as Markdown, for programs: written when the dashboard is built. */
export function markdownOf(href: string): string {
  return own(`${href.replace(/\/$/, '')}.md`);
}

export function DocsHeading({ title, lead }: { title: string; lead: string }) {
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.lead}>{lead}</p>
    </header>
  );
}
