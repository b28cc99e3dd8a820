'use client';

import { useMay } from '../../../../../features/auth/use-may';
import { NEW_WEBHOOK, webhookAddress, webhookName } from '../../../../../features/webhooks/address';
import { useWebhooks } from '../../../../../features/webhooks/queries';
import { WebhookBadge } from '../../../../../features/webhooks/webhook-badge';
import { DataList } from '../../../../../shared/lists/data-list';
import { Section } from '../../../../../shared/screens/section';
import { Link } from '../../../../../shared/ui/link';
import classes from './uses.module.css';
import { webhooksWords as words } from './words';

/** Which webhooks get the events of a number. */
export function Webhooks({ sessionId }: { sessionId: string }) {
  const mayAdd = useMay('webhooks:write');
  return (
    <Section title={words.title}>
      <DataList
        query={useWebhooks()}
        label={words.title}
        look="ruled"
        arrange={(webhooks) =>
          webhooks.filter(({ sessionIds }) => sessionIds?.includes(sessionId) ?? true)
        }
        itemKey={({ id }) => id}
        rowClass={classes.hook}
        height={60}
        empty={
          <p className={classes.text}>
            {words.none} {mayAdd && <Link href={NEW_WEBHOOK}>{words.add}</Link>}
          </p>
        }
      >
        {(webhook) => (
          <>
            <span className={classes.name}>
              <Link href={webhookAddress(webhook.id)}>
                <bdi>{webhookName(webhook)}</bdi>
              </Link>
              {webhookName(webhook) !== webhook.url && <code>{webhook.url}</code>}
            </span>
            <WebhookBadge webhook={webhook} />
          </>
        )}
      </DataList>
    </Section>
  );
}
