'use client';

import { useState } from 'react';
import dynamic from 'next/dynamic';
import { Button, Group } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useWebhookDays } from '../../../features/deliveries/queries';
import { useMay } from '../../../features/auth/use-may';
import { RoleNote } from '../../../features/members/role-note';
import { useSessions } from '../../../features/numbers/queries';
import { DELIVERIES, FAILED_DELIVERIES } from '../../../features/webhooks/address';
import { useRevealSecret, useWebhooks } from '../../../features/webhooks/queries';
import { webhookWords } from '../../../features/webhooks/words';
import { useNewDialog, useOpenItem } from '../../../shared/address';
import { DataList } from '../../../shared/lists/data-list';
import { Empty } from '../../../shared/notices/empty';
import { notifyProblem } from '../../../shared/notices/notify';
import { PageHeader } from '../../../shared/screens/page-header';
import { useOnceTrue } from '../../../shared/use-once-true';
import { Link } from '../../../shared/ui/link';
import { type Question, WebhookQuestions } from './dialogs/webhook-questions';
import { WebhookCard } from './webhook-card';
import classes from './webhooks-screen.module.css';
import { words } from './words';

/** It brings all events with their sentences. */
const WebhookForms = dynamic(() =>
  import('./dialogs/webhook-forms').then((parts) => parts.WebhookForms),
);

/** Every webhook of the organization. */
export function WebhooksScreen() {
  const query = useWebhooks();
  const { data: sessions = [] } = useSessions();
  const { data: days } = useWebhookDays();
  const create = useNewDialog();
  const edit = useOpenItem('edit');
  // Secrets, and questions before what cannot be undone, stand in no address.
  const [question, setQuestion] = useState<Question>(null);
  const reveal = useRevealSecret();
  const revealSecret = (id: string) =>
    reveal.mutate(id, {
      onSuccess: (revealed) => setQuestion({ about: 'secret', ...revealed }),
      onError: notifyProblem,
    });
  const isFormWanted = useOnceTrue(create.opened || edit.item !== null);
  const hasSome = (query.data?.length ?? 0) > 0;
  const mayChange = useMay('webhooks:write');
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
      {webhookWords.add}
    </Button>
  ) : (
    <RoleNote to="webhooks:write" />
  );
  return (
    <>
      <PageHeader
        title={webhookWords.title}
        lead={words.lead}
        action={
          hasSome && (
            <Group gap="sm">
              <Button component={Link} href={DELIVERIES} variant="default">
                {words.allDeliveries}
              </Button>
              {add}
            </Group>
          )
        }
      />
      <DataList
        query={query}
        label={webhookWords.title}
        look="cards"
        itemKey={({ id }) => id}
        height={96}
        empty={
          <Empty icon={IconWebhook} title={words.none} action={add}>
            <p>{words.noneText}</p>
          </Empty>
        }
      >
        {(webhook) => (
          <WebhookCard
            webhook={webhook}
            sessions={sessions}
            day={days?.get(webhook.id)}
            onEdit={() => edit.open(webhook.id)}
            onDelete={() => setQuestion({ about: 'delete', webhook })}
            onReveal={() => revealSecret(webhook.id)}
            onRotate={() => setQuestion({ about: 'rotate', webhook })}
          />
        )}
      </DataList>
      {hasSome && (
        <p className={classes.failed}>
          <Link href={FAILED_DELIVERIES}>{words.allFailed}</Link>
        </p>
      )}
      {mayChange && isFormWanted && (
        <WebhookForms
          create={create}
          edit={edit}
          webhooks={query.data ?? []}
          onCreated={(created) => setQuestion({ about: 'secret', secret: created.secret, created })}
        />
      )}
      <WebhookQuestions question={question} onAsk={setQuestion} />
    </>
  );
}
