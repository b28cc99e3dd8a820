import { type ReactNode, useId } from 'react';
import classes from './part.module.css';

interface PartProps {
  title: string;
  children: ReactNode;
}

/** A part of an operation, under its heading. */
export function Part({ title, children }: PartProps) {
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface FoldedPartProps extends PartProps {
  lead: string;
}

/** One that is read when it is needed. */
export function FoldedPart({ title, lead, children }: FoldedPartProps) {
  return (
    <details className={classes.folded}>
      <summary className={classes.summary}>
        <h2 className={classes.title}>{title}</h2>
      </summary>
      <p className={classes.lead}>{lead}</p>
      {children}
    </details>
  );
}
