'use client';

import { useEffect, useState } from 'react';
import { CONTENTS } from './contents';
import { PAGES } from './pages';
import classes from './table-of-contents.module.css';
import { own } from '../../../../shared/own-address';
import { Link } from '../../../../shared/ui/link';

/** How much of the window, from the top, counts as being read. */
const READING_ZONE = '0px 0px -70% 0px';

function useReading(): string {
  const [reading, setReading] = useState('');
  useEffect(() => {
    const headings = document.querySelectorAll('main h2[id], main h3[id]');
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setReading(seen.target.id);
      },
      { rootMargin: READING_ZONE },
    );
    headings.forEach((heading) => observer.observe(heading));
    return () => observer.disconnect();
  }, []);
  return reading;
}

/** What the guide holds, and where in it the reader is. */
export function TableOfContents() {
  const reading = useReading();
  const link = (id: string, title: string) => (
    <a
      href={`#${id}`}
      className={classes.link}
      aria-current={id === reading ? 'location' : undefined}
    >
      {title}
    </a>
  );
  return (
    <ul className={classes.list}>
      {CONTENTS.map(({ id, title, children }) => (
        <li key={id}>
          {link(id, title)}
          {children && (
            <ul className={classes.list} data-nested>
              {children.map((child) => (
                <li key={child.id}>{link(child.id, child.title)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
      {Object.values(PAGES).map(({ href, title }, index) => (
        <li key={href} className={index === 0 ? classes.more : undefined}>
          <Link href={href} className={classes.link}>
            {title}
          </Link>
        </li>
      ))}
      <li>
        <a href={own('/v1/reference')} className={classes.link}>
          Browsable API reference
        </a>
      </li>
    </ul>
  );
}
