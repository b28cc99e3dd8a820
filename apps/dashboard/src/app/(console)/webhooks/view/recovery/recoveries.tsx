'use client';

import { Button, Progress } from '@mantine/core';
import type { RecoveryView, WebhookView } from '@whathooks/dto';
import { useMay } from '../../../../../features/auth/use-may';
import { useRecoveries, useStopRecovery } from '../../../../../features/deliveries/queries';
import { WAITS_FOR_SWITCH } from '../../../../../features/deliveries/words';
import { List } from '../../../../../shared/lists/list';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { Section } from '../../../../../shared/screens/section';
import { MomentWithin } from '../../../../../shared/ui/moment';
import classes from './recoveries.module.css';
import { runWords as words } from './words';

/** The last runs that sent deliveries again; nothing when there were none. */
export function Recoveries({ webhook }: { webhook: WebhookView }) {
  const { data = [] } = useRecoveries(webhook.id);
  if (data.length === 0) return null;
  return (
    <Section title={words.title}>
      <List items={data} label={words.title} look="cards" itemKey={({ id }) => id}>
        {(run) => <Run run={run} />}
      </List>
      {!webhook.enabled && <p className={classes.waits}>{WAITS_FOR_SWITCH}</p>}
    </Section>
  );
}

function Run({ run }: { run: RecoveryView }) {
  const stop = useStopRecovery(run.webhookId);
  const mayStop = useMay('webhooks:write');
  const what = words[run.kind];
  const { done, total, status } = run;
  return (
    <>
      <p className={classes.run}>
        {words.run({
          what,
          since: <MomentWithin at={run.since} />,
          counted: words.counted(done, total),
          status,
          error: run.error,
        })}
      </p>
      {status === 'running' && (
        <div className={classes.progress}>
          <Progress
            value={total ? (done / total) * 100 : 0}
            aria-label={words.progress(what, done, total)}
          />
          {mayStop && (
            <Button
              size="xs"
              variant="default"
              loading={stop.isPending}
              onClick={() => stop.mutate(run.id, { onError: notifyProblem })}
            >
              {words.stop}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
