import { Link } from '../../../../shared/ui/link';
import { CONTENTS } from './contents';
import { PageSections } from './page-sections';
import type { DocsPlace } from './pages';
import classes from './table-of-contents.module.css';

interface TableOfContentsProps {
  /** Page that is open: its sections stand below it. */
  place: DocsPlace;
  sections: readonly (readonly [id: string, title: string])[];
}

/** All pages by subject, and the sections of the one that is open. */
export function TableOfContents({ place, sections }: TableOfContentsProps) {
  return (
    <>
      {CONTENTS.map(({ title, pages }) => (
        <div key={title} className={classes.part}>
          <p className={classes.subject}>{title}</p>
          <ul className={classes.list}>
            {pages.map((page) => (
              <li key={page.href}>
                <Link
                  href={page.href}
                  className={classes.link}
                  aria-current={page.href === place.href ? 'page' : undefined}
                >
                  {page.href === '/docs/' ? 'Introduction' : page.title}
                </Link>
                {page.href === place.href && sections.length > 1 && (
                  <PageSections sections={sections} />
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Link href="/reference/" className={classes.link}>
        API reference
      </Link>
    </>
  );
}
