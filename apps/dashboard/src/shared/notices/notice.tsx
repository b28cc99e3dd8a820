import type { ReactNode } from 'react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react';
import classes from './notice.module.css';

const ICONS = {
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  error: IconExclamationCircle,
};

export interface NoticeProps {
  tone?: keyof typeof ICONS;
  title?: ReactNode;
  children?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  /** Where there is room, the action stands beside the words and takes no line of its own. */
  flat?: boolean;
}

/** A remark inside a page. Errors are announced at once, the rest when there is a pause. */
export function Notice({ tone = 'info', title, children, action, flat }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.root} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <Icon size={19} stroke={1.8} className={classes.icon} aria-hidden="true" />
      <div className={classes.body} data-flat={flat || undefined}>
        <div className={classes.words}>
          {title && <p className={classes.title}>{title}</p>}
          {children && <div className={classes.text}>{children}</div>}
        </div>
        {action && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}
