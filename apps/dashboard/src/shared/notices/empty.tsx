import type { ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import classes from './empty.module.css';

interface EmptyProps {
  icon: Icon;
  title: string;
  /** What this place is for and what to do next. */
  children: ReactNode;
  action?: ReactNode;
}

/** An empty screen that says what to do next. */
export function Empty({ icon: EmptyIcon, title, children, action }: EmptyProps) {
  return (
    <div className={classes.root}>
      <span className={classes.icon} aria-hidden="true">
        <EmptyIcon size={24} stroke={1.6} />
      </span>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.text}>{children}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
