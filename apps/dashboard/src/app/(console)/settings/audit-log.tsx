'use client';

import type { ReactNode } from 'react';
import { Anchor } from '@mantine/core';
import type {
  ApiKeyView,
  AuditAction,
  AuditEntryView,
  UserView,
  WebhookView,
} from '@whathooks/dto';
import { useApiKeys } from '../../../features/api-keys/queries';
import { useAuditLog } from '../../../features/audit/queries';
import { useIdentity } from '../../../features/auth/use-auth';
import { webhookAddress } from '../../../features/webhooks/address';
import { useWebhooks } from '../../../features/webhooks/queries';
import { DataList } from '../../../shared/lists/data-list';
import { Link } from '../../../shared/ui/link';
import { Moment } from '../../../shared/ui/moment';
import classes from './audit-log.module.css';
import { auditWords as words } from './words';

const DEEDS: Readonly<Record<AuditAction, (who: ReactNode, what: ReactNode) => ReactNode>> = {
  'webhook.secret_revealed': words.revealed,
  'webhook.secret_rotated': words.rotated,
  'user.password_changed': words.changedPassword,
  'user.logged_out_everywhere': words.loggedOut,
};

/** Who revealed or rotated a secret, changed a password or ended all log-ins. Only owners and admins may read it. */
export function AuditLog() {
  const { user } = useIdentity();
  const { data: keys = [] } = useApiKeys();
  const { data: webhooks = [] } = useWebhooks();
  return (
    <DataList
      query={useAuditLog()}
      label={words.title}
      older={words.older}
      look="ruled"
      itemKey={({ id }) => id}
      rowClass={classes.entry}
      height={80}
      empty={<p className={classes.empty}>{words.none}</p>}
    >
      {(entry) => (
        <>
          <span>
            {DEEDS[entry.action](
              actorName(entry, user, keys),
              <Target entry={entry} webhooks={webhooks} />,
            )}
          </span>
          <span className={classes.time}>
            <Moment at={entry.at} />
          </span>
        </>
      )}
    </DataList>
  );
}

/** A revoked key, or somebody else, is known by an id alone. */
function actorName({ actor }: AuditEntryView, user: UserView, keys: readonly ApiKeyView[]): string {
  if (actor === user.id) return words.you(user.name);
  const key = keys.find(({ id }) => id === actor);
  return key ? words.key(key.name) : actor;
}

interface TargetProps {
  entry: AuditEntryView;
  webhooks: readonly WebhookView[];
}

function Target({ entry: { actor, target: id }, webhooks }: TargetProps) {
  if (id === actor) return words.ownAccount;
  const webhook = webhooks.find((known) => known.id === id);
  if (!webhook) return words.deletedWebhook(id);
  return (
    <Anchor component={Link} href={webhookAddress(id)} underline="always" inherit>
      {webhook.url}
    </Anchor>
  );
}
