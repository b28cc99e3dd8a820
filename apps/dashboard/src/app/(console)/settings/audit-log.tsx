'use client';

import { Anchor, Skeleton } from '@mantine/core';
import type {
  ApiKeyView,
  AuditAction,
  AuditEntryView,
  UserView,
  WebhookView,
} from '@whathooks/dto';
import { useIdentity } from '../../../features/auth/use-auth';
import { useApiKeys } from '../../../features/api-keys/queries';
import { useAuditLog } from '../../../features/audit/queries';
import { useWebhooks } from '../../../features/webhooks/queries';
import { LoadOlder } from '../../../shared/lists/load-older';
import { Moment } from '../../../shared/ui/moment';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { webhookAddress } from '../../../features/webhooks/address';
import classes from './audit-log.module.css';
import { Link } from '../../../shared/ui/link';

const DEEDS: Readonly<Record<AuditAction, string>> = {
  'webhook.secret_revealed': 'revealed the secret of',
  'webhook.secret_rotated': 'rotated the secret of',
  'user.password_changed': 'changed the password of',
  'user.logged_out_everywhere': 'ended all log-ins of',
};

/** Who revealed or rotated a secret, changed a password or ended all log-ins. Only owners and admins may read it. */
export function AuditLog() {
  const { user } = useIdentity();
  const query = useAuditLog();
  const { data: keys = [] } = useApiKeys();
  const { data: webhooks = [] } = useWebhooks();
  const { data, error, isPending, refetch } = query;
  if (isPending) return <Skeleton height={80} radius="md" />;
  if (!data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const entries = data.pages.flatMap((page) => page.data);
  if (entries.length === 0) {
    return (
      <p className={classes.empty}>
        Nothing yet. Revealed and rotated secrets, changed passwords and ended log-ins are listed
        here.
      </p>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label="Audit log">
        {entries.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <span>
              <strong>{actorName(entry, user, keys)}</strong> {DEEDS[entry.action]}{' '}
              <Target entry={entry} webhooks={webhooks} />
            </span>
            <span className={classes.time}>
              <Moment at={entry.at} />
            </span>
          </li>
        ))}
      </ul>
      <LoadOlder query={query} what="entries" size="xs" mb="sm" />
    </>
  );
}

/** A revoked key, or somebody else, is known by an id alone. */
function actorName({ actor }: AuditEntryView, user: UserView, keys: readonly ApiKeyView[]): string {
  if (actor === user.id) return `${user.name} (you)`;
  const key = keys.find(({ id }) => id === actor);
  return key ? `API key “${key.name}”` : actor;
}

function Target({
  entry: { actor, target: id },
  webhooks,
}: {
  entry: AuditEntryView;
  webhooks: readonly WebhookView[];
}) {
  if (id === actor) return <>their own account</>;
  const webhook = webhooks.find((known) => known.id === id);
  return webhook ? (
    <Anchor component={Link} href={webhookAddress(id)} underline="always" inherit>
      {webhook.url}
    </Anchor>
  ) : (
    <>
      a deleted webhook (<code>{id}</code>)
    </>
  );
}
