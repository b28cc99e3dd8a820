'use client';

import { useEffect, useState } from 'react';
import classes from './table-of-contents.module.css';

/** How much of the window, from the top, counts as being read. */
const READING_ZONE = '0px 0px -70% 0px';

function useReading(): string {
  const [reading, setReading] = useState('');
  useEffect(() => {
    const headings = document.querySelectorAll('main h2[id]');
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

interface PageSectionsProps {
  sections: readonly (readonly [id: string, title: string])[];
}

/** The sections of the page, and which of them is being read. */
export function PageSections({ sections }: PageSectionsProps) {
  const reading = useReading();
  return (
    <ul className={classes.list} data-nested>
      {sections.map(([id, title]) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className={classes.link}
            aria-current={id === reading ? 'location' : undefined}
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
