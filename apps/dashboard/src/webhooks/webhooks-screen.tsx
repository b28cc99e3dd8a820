'use client';

import { useState, type Dispatch, type SetStateAction } from 'react';
import Link from 'next/link';
import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import type { WebhookView } from '@whathooks/dto';
import { useWebhookDays } from '../queries/deliveries';
import { useSessions } from '../queries/sessions';
import {
  useCreateWebhook,
  useDeleteWebhook,
  useRevealSecret,
  useRotateSecret,
  useUpdateWebhook,
  useWebhooks,
} from '../queries/webhooks';
import { Confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { notifyDone, notifyProblem } from '../ui/notify';
import { PageHeader } from '../ui/page-header';
import { ProblemNotice } from '../ui/problem-notice';
import { SecretModal } from './secret-modal';
import { WebhookCard } from './webhook-card';
import { WebhookForm } from './webhook-form';
import classes from './webhooks-screen.module.css';

type Open =
  | { what: 'create' }
  | { what: 'edit'; webhook: WebhookView }
  | { what: 'delete'; webhook: WebhookView }
  | { what: 'rotate'; webhook: WebhookView }
  | { what: 'secret'; secret: string; created: boolean }
  | null;

export function WebhooksScreen() {
  const { data, error, isPending, refetch } = useWebhooks();
  const [open, setOpen] = useState<Open>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ what: 'create' })}>
      Add webhook
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Webhooks"
        lead="Addresses of your own servers that get every event, signed."
        action={
          data &&
          data.length > 0 && (
            <Group gap="sm">
              <Button component={Link} href="/webhooks/deliveries/" variant="default">
                All deliveries
              </Button>
              {add}
            </Group>
          )
        }
      />
      {isPending && <Skeleton height={140} radius="lg" />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty icon={IconWebhook} title="No webhooks yet" action={add}>
          <p>
            Add the address of your server, and messages arrive there as signed JSON a moment after
            they arrive here.
          </p>
        </Empty>
      )}
      {data && data.length > 0 && (
        <>
          <WebhookList webhooks={data} onOpen={setOpen} />
          <p className={classes.failed}>
            <Link href="/webhooks/deliveries/?status=failed">All failed deliveries</Link>
          </p>
        </>
      )}
      <WebhookDialogs open={open} onOpen={setOpen} />
    </>
  );
}

interface WebhookListProps {
  webhooks: readonly WebhookView[];
  onOpen: (open: Open) => void;
}

function WebhookList({ webhooks, onOpen }: WebhookListProps) {
  const { data: sessions = [] } = useSessions();
  const { data: days } = useWebhookDays();
  const reveal = useRevealSecret();
  const revealSecret = (id: string) =>
    reveal.mutate(id, {
      onSuccess: (secret) => onOpen({ what: 'secret', secret, created: false }),
      onError: notifyProblem,
    });
  return (
    <Stack component="ul" gap="md" className={classes.list} aria-label="Webhooks">
      {webhooks.map((webhook) => (
        <WebhookCard
          key={webhook.id}
          webhook={webhook}
          sessions={sessions}
          hours={days?.get(webhook.id)}
          onEdit={() => onOpen({ what: 'edit', webhook })}
          onDelete={() => onOpen({ what: 'delete', webhook })}
          onReveal={() => revealSecret(webhook.id)}
          onRotate={() => onOpen({ what: 'rotate', webhook })}
        />
      ))}
    </Stack>
  );
}

interface WebhookDialogsProps {
  open: Open;
  onOpen: Dispatch<SetStateAction<Open>>;
}

function WebhookDialogs({ open, onOpen }: WebhookDialogsProps) {
  const create = useCreateWebhook();
  const update = useUpdateWebhook();
  const remove = useDeleteWebhook();
  const rotate = useRotateSecret();
  const close = () => onOpen(null);
  return (
    <>
      <Modal opened={open?.what === 'create'} onClose={close} title="Add webhook" size="lg">
        <WebhookForm
          submitLabel="Add webhook"
          onCancel={close}
          onSubmit={async (request) => {
            const { secret } = await create.mutateAsync(request);
            onOpen({ what: 'secret', secret, created: true });
          }}
        />
      </Modal>
      <Modal opened={open?.what === 'edit'} onClose={close} title="Edit webhook" size="lg">
        {open?.what === 'edit' && (
          <WebhookForm
            webhook={open.webhook}
            submitLabel="Save"
            onCancel={close}
            onSubmit={async (changes) => {
              await update.mutateAsync({ id: open.webhook.id, changes });
              notifyDone('The webhook is saved.');
              close();
            }}
          />
        )}
      </Modal>
      <SecretModal
        secret={open?.what === 'secret' ? open.secret : null}
        created={open?.what === 'secret' && open.created}
        onClose={close}
      />
      <Confirm
        opened={open?.what === 'rotate'}
        title="Make a new secret?"
        action="Rotate secret"
        // The new secret is shown by then.
        onClose={() => onOpen((now) => (now?.what === 'rotate' ? null : now))}
        onConfirm={async () => {
          if (open?.what !== 'rotate') return;
          const { secret } = await rotate.mutateAsync(open.webhook.id);
          onOpen({ what: 'secret', secret, created: false });
        }}
      >
        X-Whathooks-Signature is made with the new secret at once. For 24 hours the standard header
        webhook-signature carries both, so that a server that checks it can change over in between.
      </Confirm>
      <Confirm
        opened={open?.what === 'delete'}
        title="Delete this webhook?"
        action="Delete webhook"
        onClose={close}
        onConfirm={async () => {
          if (open?.what !== 'delete') return;
          await remove.mutateAsync(open.webhook.id);
          notifyDone('The webhook is deleted.');
        }}
      >
        {open?.what === 'delete' && <code>{open.webhook.url}</code>} gets no more events, not even
        those that wait for another attempt. This cannot be undone.
      </Confirm>
    </>
  );
}
