import type { WebhookStats } from '@whathooks/dto';
import { HourBars } from '../../../../features/webhooks/hour-bars';
import { daySummary } from '../../../../features/webhooks/webhook-state';
import { Facts } from '../../../../shared/ui/facts';
import { MomentWithin } from '../../../../shared/ui/moment';
import classes from './webhook-day.module.css';
import { dayWords as words } from './words';
import { formatCount } from '../../../../shared/format/count';

/** The last 24 hours of a webhook at a glance. */
export function WebhookDay({ stats }: { stats: WebhookStats }) {
  const { delivered, failed, share } = daySummary(stats);
  return (
    <section className={classes.root} aria-label={words.title}>
      <Facts
        look="figures"
        facts={[
          { term: words.success, value: share ?? words.nothingSent },
          { term: words.delivered, value: formatCount(delivered) },
          { term: words.failed, value: formatCount(failed) },
          { term: words.waiting, value: <Waiting stats={stats} /> },
        ]}
      />
      <HourBars hours={stats.hours} />
    </section>
  );
}

function Waiting({ stats: { waiting, waitingMore, oldestWaitingAt } }: { stats: WebhookStats }) {
  const count = formatCount(waiting);
  return (
    <>
      {waitingMore ? words.over(count) : count}
      {oldestWaitingAt && <small>{words.since(<MomentWithin at={oldestWaitingAt} />)}</small>}
    </>
  );
}
