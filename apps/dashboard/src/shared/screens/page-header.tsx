import type { ReactNode } from 'react';
import classes from './page-header.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title, but no part of the heading. */
  badge?: ReactNode;
  /** One sentence: what this screen is for. */
  lead?: ReactNode;
  /** The main thing to do here. */
  action?: ReactNode;
}

export function PageHeader({ title, badge, lead, action }: PageHeaderProps) {
  return (
    <header className={classes.root}>
      <div className={classes.text}>
        <div className={classes.line}>
          <h1 className={classes.title}>{title}</h1>
          {badge}
        </div>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </header>
  );
}
