'use client';

import type { ReactNode } from 'react';
import { Anchor, Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ConcernItem, ConcernKind, ConcernView } from '@whathooks/dto';
import { useMay } from '../../../features/auth/use-may';
import { downNumbers, numberAddress, NUMBERS } from '../../../features/numbers/address';
import { useConnectSession } from '../../../features/numbers/queries';
import { webhookAddress, WEBHOOKS } from '../../../features/webhooks/address';
import { useRetryWebhook, useUpdateWebhook } from '../../../features/webhooks/queries';
import { List } from '../../../shared/lists/list';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { Section } from '../../../shared/screens/section';
import { Badge } from '../../../shared/ui/badge';
import { Link } from '../../../shared/ui/link';
import { MomentWithin, Upcoming } from '../../../shared/ui/moment';
import { causeLabel, causeText, causeTitle } from './cause';
import classes from './concerns.module.css';
import { concernWords as words } from './words';

/** What needs a person, with what to do beside each; or that all is well. */
export function Concerns({ concerns }: { concerns: readonly ConcernView[] }) {
  if (concerns.length === 0) {
    return (
      <p className={classes.well}>
        <IconCircleCheck size={20} stroke={1.8} aria-hidden="true" />
        {words.allWell}
      </p>
    );
  }
  return (
    <Section title={words.title}>
      <List
        items={concerns}
        label={words.title}
        itemKey={({ kind, reason }) => `${kind} ${reason}`}
        rowClass={classes.row}
      >
        {(concern) => (
          <>
            <div className={classes.what}>
              <p className={classes.title}>
                {causeTitle(concern)}
                <Badge tone={concern.needsPerson ? 'bad' : 'waiting'}>{causeLabel(concern)}</Badge>
              </p>
              <p className={classes.text}>{causeText(concern)}</p>
              <Times concern={concern} />
              {concern.count > 1 && <Names concern={concern} />}
            </div>
            <Action concern={concern} />
          </>
        )}
      </List>
    </Section>
  );
}

/** What comes next, by what is the matter. */
const NEXT: Readonly<Record<ConcernKind, (time: ReactNode) => ReactNode>> = {
  number_down: words.nextTry,
  number_restricted: words.ends,
  webhook_down: words.nextProbe,
  webhook_disabled: words.ends,
  queue_old: words.ends,
  limit_near: words.ends,
};

/** Since when it is so, and until when. */
function Times({ concern: { kind, items } }: { concern: ConcernView }) {
  const [first] = items;
  const since = first?.since;
  const until = items.length === 1 && first?.until;
  if (!since && !until) return null;
  return (
    <p className={classes.times}>
      {since && <span>{words.since(<MomentWithin at={since} />)}</span>}
      {until && <span>{NEXT[kind](<Upcoming at={until} />)}</span>}
    </p>
  );
}

const isNumber = ({ kind }: ConcernView): boolean => kind.startsWith('number');

const addressOf = (concern: ConcernView, { id }: ConcernItem): string =>
  isNumber(concern) ? numberAddress(id) : webhookAddress(id);

function Names({ concern }: { concern: ConcernView }) {
  const { items, count } = concern;
  const others = count - items.length;
  return (
    <p className={classes.names}>
      {items.map((item) => (
        <Anchor key={item.id} component={Link} href={addressOf(concern, item)} size="sm">
          {item.name}
        </Anchor>
      ))}
      {others > 0 && items.length > 0 && <span>{words.others(others)}</span>}
    </p>
  );
}

/** One thing is mended here; several where they are listed. */
function Action({ concern }: { concern: ConcernView }) {
  const { kind, reason, items, count } = concern;
  const [only] = items;
  const mayNumbers = useMay('sessions:write');
  const mayWebhooks = useMay('webhooks:write');
  if (kind === 'limit_near') {
    return <Open href={reason === 'webhooks' ? WEBHOOKS : NUMBERS} label={words.open} />;
  }
  if (!only || count > 1) {
    return (
      <Open
        href={isNumber(concern) ? downNumbers(reason) : WEBHOOKS}
        label={words.showAll(count)}
      />
    );
  }
  if (kind === 'number_down' && !concern.needsPerson && mayNumbers)
    return <Reconnect id={only.id} />;
  if (kind === 'webhook_down' && mayWebhooks) return <TryNow id={only.id} />;
  if (kind === 'webhook_disabled' && mayWebhooks) return <SwitchOn id={only.id} />;
  const label = kind === 'number_down' && mayNumbers ? words.linkAgain : words.open;
  return <Open href={addressOf(concern, only)} label={label} />;
}

function Open({ href, label }: { href: string; label: string }) {
  return (
    <Button component={Link} href={href} size="xs" variant="default">
      {label}
    </Button>
  );
}

function Reconnect({ id }: { id: string }) {
  const connect = useConnectSession();
  const go = () =>
    connect.mutate(id, { onSuccess: () => notifyDone(words.reconnecting), onError: notifyProblem });
  return (
    <Button size="xs" loading={connect.isPending} onClick={go}>
      {words.reconnect}
    </Button>
  );
}

function TryNow({ id }: { id: string }) {
  const retry = useRetryWebhook();
  const go = () =>
    retry.mutate(id, { onSuccess: () => notifyDone(words.trying), onError: notifyProblem });
  return (
    <Button size="xs" loading={retry.isPending} onClick={go}>
      {words.tryNow}
    </Button>
  );
}

function SwitchOn({ id }: { id: string }) {
  const update = useUpdateWebhook();
  const go = () =>
    update.mutate(
      { id, changes: { enabled: true } },
      { onSuccess: () => notifyDone(words.switchedOn), onError: notifyProblem },
    );
  return (
    <Button size="xs" loading={update.isPending} onClick={go}>
      {words.switchOn}
    </Button>
  );
}
