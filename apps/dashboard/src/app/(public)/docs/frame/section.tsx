import type { ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  id: string;
  title: string;
  level?: 2 | 3;
  children: ReactNode;
}

/** A part of the guide with an address of its own. */
export function Section({ id, title, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={level === 2 ? classes.section : classes.subsection}>
      <Heading id={id} className={classes.heading}>
        {title}
        <a href={`#${id}`} className={classes.anchor} aria-label={`Link to ${title}`}>
          #
        </a>
      </Heading>
      {children}
    </section>
  );
}
