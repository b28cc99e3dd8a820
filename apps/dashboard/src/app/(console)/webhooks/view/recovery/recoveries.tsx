'use client';

import { Button, Progress } from '@mantine/core';
import type { RecoveryView, WebhookView } from '@whathooks/dto';
import { useRecoveries, useStopRecovery } from '../../../../../features/deliveries/queries';
import { Moment } from '../../../../../shared/ui/moment';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { WAITS_FOR_SWITCH } from '../../../../../features/deliveries/words';
import classes from './recoveries.module.css';

/** The last runs that sent deliveries again; nothing when there were none. */
export function Recoveries({ webhook }: { webhook: WebhookView }) {
  const { data = [] } = useRecoveries(webhook.id);
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="recoveries-title">
      <h2 id="recoveries-title" className={classes.title}>
        Recoveries
      </h2>
      <ul className={classes.list}>
        {data.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
      {!webhook.enabled && <p className={classes.waits}>{WAITS_FOR_SWITCH}</p>}
    </section>
  );
}

const ENDS = {
  running: 'in progress',
  stopped: 'stopped',
  done: 'done',
  failed: 'failed',
} as const;

function Run({ run }: { run: RecoveryView }) {
  const stop = useStopRecovery(run.webhookId);
  const what =
    run.kind === 'recover' ? 'Recovery of failed deliveries' : 'Replay of events never sent';
  const running = run.status === 'running';
  return (
    <li className={classes.run}>
      <p>
        {what} since <Moment at={run.since} />: {run.done.toLocaleString()}
        {run.total === null ? '' : ` of ${run.total.toLocaleString()}`} queued, {ENDS[run.status]}
        {run.error && `: ${run.error}`}
      </p>
      {running && (
        <div className={classes.progress}>
          <Progress
            value={run.total ? (run.done / run.total) * 100 : 0}
            aria-label={`${what}: ${run.done} of ${run.total ?? 'many'}`}
          />
          <Button
            size="xs"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate(run.id, { onError: notifyProblem })}
          >
            Stop
          </Button>
        </div>
      )}
    </li>
  );
}
