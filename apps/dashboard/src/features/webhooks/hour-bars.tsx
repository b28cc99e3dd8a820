import type { WebhookHour } from '@whathooks/dto';
import { formatClock } from '../../shared/format/format';
import classes from './hour-bars.module.css';
import { daySummary } from './webhook-state';
import { stateWords } from './words';

interface HourBarsProps {
  hours: readonly WebhookHour[];
  /** A line of a list has less room. */
  size?: 'small' | 'large';
}

/** What was delivered and what failed in each hour; the words say the same. */
export function HourBars({ hours, size = 'large' }: HourBarsProps) {
  const { delivered, failed } = daySummary({ hours: [...hours] });
  const most = Math.max(1, ...hours.map((hour) => hour.delivered + hour.failed));
  return (
    <div
      className={classes.bars}
      data-size={size}
      role="img"
      aria-label={stateWords.day(delivered, failed)}
    >
      {hours.map((hour) => (
        <span
          key={hour.hour}
          className={classes.bar}
          title={stateWords.hour(formatClock(hour.hour), hour.delivered, hour.failed)}
        >
          <span className={classes.failed} style={{ height: `${(hour.failed / most) * 100}%` }} />
          <span
            className={classes.delivered}
            style={{ height: `${(hour.delivered / most) * 100}%` }}
          />
        </span>
      ))}
    </div>
  );
}
