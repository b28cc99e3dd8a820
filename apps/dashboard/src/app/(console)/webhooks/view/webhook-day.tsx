import type { WebhookStats } from '@whathooks/dto';
import { Moment } from '../../../../shared/ui/moment';
import { HourBars } from '../../../../features/webhooks/hour-bars';
import classes from './webhook-day.module.css';
import { daySummary } from '../../../../features/webhooks/webhook-state';

/** The last 24 hours of a webhook at a glance. */
export function WebhookDay({ stats }: { stats: WebhookStats }) {
  const { delivered, failed, share } = daySummary(stats);
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
      <HourBars hours={stats.hours} />
    </section>
  );
}
