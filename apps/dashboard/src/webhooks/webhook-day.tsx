import type { WebhookStats } from '@whathooks/dto';
import { formatClock } from '../ui/format';
import { Moment } from '../ui/moment';
import classes from './webhook-day.module.css';
import { daySummary } from './webhook-state';

/** The last 24 hours of a webhook at a glance. */
export function WebhookDay({ stats }: { stats: WebhookStats }) {
  const { delivered, failed, share } = daySummary(stats);
  const most = Math.max(1, ...stats.hours.map((hour) => hour.delivered + hour.failed));
  return (
    <section className={classes.root} aria-label="Last 24 hours">
      <dl className={classes.numbers}>
        <div>
          <dt>Success in 24 hours</dt>
          <dd>{share ?? 'Nothing sent'}</dd>
        </div>
        <div>
          <dt>Delivered</dt>
          <dd>{delivered.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Failed attempts</dt>
          <dd>{failed.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Waiting</dt>
          <dd>
            {stats.waitingMore && 'over '}
            {stats.waiting.toLocaleString()}
            {stats.oldestWaitingAt && (
              <span className={classes.since}>
                since <Moment at={stats.oldestWaitingAt} />
              </span>
            )}
          </dd>
        </div>
      </dl>
      <div
        className={classes.bars}
        role="img"
        aria-label={`Deliveries by hour: ${delivered} delivered, ${failed} failed attempts.`}
      >
        {stats.hours.map((hour) => (
          <span
            key={hour.hour}
            className={classes.bar}
            title={`${formatClock(hour.hour)}: ${hour.delivered} delivered, ${hour.failed} failed`}
          >
            <span className={classes.failed} style={{ height: `${(hour.failed / most) * 100}%` }} />
            <span
              className={classes.delivered}
              style={{ height: `${(hour.delivered / most) * 100}%` }}
            />
          </span>
        ))}
      </div>
    </section>
  );
}
