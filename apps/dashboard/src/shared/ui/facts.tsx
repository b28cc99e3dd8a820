import type { ReactNode } from 'react';
import { CopyIcon } from './copy';
import classes from './facts.module.css';

interface Fact {
  term: string;
  value: ReactNode;
  /** Puts a button beside the value that copies this text. */
  copy?: { value: string; what: string };
  /** In a grid: takes a whole line. */
  wide?: boolean;
}

interface FactsProps {
  /** What is absent is left out. */
  facts: readonly (Fact | null | false)[];
  /** One below the other, term beside value, in columns, or as large figures. */
  look?: 'stacked' | 'beside' | 'grid' | 'figures';
}

/** What is known of one thing, term by term. */
export function Facts({ facts, look = 'stacked' }: FactsProps) {
  return (
    <dl className={classes.root} data-look={look}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.term} className={classes.fact} data-wide={fact.wide || undefined}>
              <dt>{fact.term}</dt>
              <dd>
                {fact.value}
                {fact.copy && <CopyIcon {...fact.copy} />}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
