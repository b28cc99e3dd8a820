import type { ReactNode } from 'react';
import { Link } from '../../../../shared/ui/link';
import { DocsHeading } from './docs-frame';
import classes from './docs-page.module.css';
import prose from './prose.module.css';

interface DocsPageProps {
  title: string;
  lead: string;
  /** Section of the guide that the way back leads to. */
  section: string;
  children: ReactNode;
}

/** A page of the documentation beside the guide. */
export function DocsPage({ title, lead, section, children }: DocsPageProps) {
  return (
    <div className={classes.root}>
      <p className={classes.back}>
        <Link href={`/docs/#${section}`}>Documentation</Link>
      </p>
      <DocsHeading title={title} lead={lead} />
      <div className={prose.prose}>{children}</div>
    </div>
  );
}
