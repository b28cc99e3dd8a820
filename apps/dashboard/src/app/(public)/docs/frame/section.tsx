import type { ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** A part of a page with an address of its own. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <h2 id={id} className={classes.heading}>
        {title}
        <a href={`#${id}`} className={classes.anchor} aria-label={`Link to ${title}`}>
          #
        </a>
      </h2>
      {children}
    </section>
  );
}
