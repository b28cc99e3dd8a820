import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

interface SectionProps {
  title: string;
  /** Beside the title: a link to all of it, for example. */
  aside?: ReactNode;
  level?: 2 | 3;
  /** `framed` has a border around it. */
  look?: 'plain' | 'framed';
  children: ReactNode;
}

/** A part of a screen with a heading of its own. */
export function Section({ title, aside, level = 2, look = 'plain', children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={classes.root} data-look={look}>
      <div className={classes.head}>
        <Heading id={id} className={classes.title}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
