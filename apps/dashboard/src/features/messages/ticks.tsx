import {
  IconAlertCircle,
  IconBan,
  IconCalendarClock,
  IconCheck,
  IconChecks,
  IconClock,
} from '@tabler/icons-react';
import type { MessageStatusName } from '@whathooks/dto';
import { MESSAGE_STATUS_LABELS } from './words';
import classes from './ticks.module.css';

const ICONS = {
  received: null,
  scheduled: IconCalendarClock,
  pending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  played: IconChecks,
  failed: IconAlertCircle,
  cancelled: IconBan,
};

/** How far a message came, as people know it from WhatsApp. */
export function Ticks({ status }: { status: MessageStatusName }) {
  const Icon = ICONS[status];
  const label = MESSAGE_STATUS_LABELS[status];
  if (!Icon) return null;
  return (
    <span className={classes.root} data-status={status} role="img" aria-label={label} title={label}>
      <Icon size={16} stroke={2} aria-hidden="true" />
    </span>
  );
}
