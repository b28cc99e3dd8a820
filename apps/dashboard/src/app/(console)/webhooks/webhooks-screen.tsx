'use client';

import { useState, type Dispatch, type SetStateAction } from 'react';
import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import type { WebhookView } from '@whathooks/dto';
import { toProblem } from '../../../shared/api/problem';
import { useWebhookDays } from '../../../features/deliveries/queries';
import { useSessions } from '../../../features/numbers/queries';
import {
  useCreateWebhook,
  useDeleteWebhook,
  useRevealSecret,
  useRotateSecret,
  useUpdateWebhook,
  useWebhooks,
} from '../../../features/webhooks/queries';
import { Confirm } from '../../../shared/dialogs/confirm';
import { Empty } from '../../../shared/notices/empty';
import { notifyDone, notifyProblem } from '../../../shared/notices/notify';
import { PageHeader } from '../../../shared/screens/page-header';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { useAskedForNew } from '../../../shared/dialogs/use-asked-for-new';
import { SecretModal } from './dialogs/secret-modal';
import { WebhookCard } from './webhook-card';
import { WebhookForm } from './dialogs/webhook-form';
import classes from './webhooks-screen.module.css';
import { Link } from '../../../shared/ui/link';

type Open =
  | { what: 'create' }
  | { what: 'edit'; webhook: WebhookView }
  | { what: 'delete'; webhook: WebhookView }
  | { what: 'rotate'; webhook: WebhookView }
  /** The secret before the last rotation still signs. */
  | { what: 'rotate again'; webhook: WebhookView }
  | { what: 'secret'; secret: string; headers?: Record<string, string>; created: boolean }
  | null;

export function WebhooksScreen() {
  const { data, error, isPending, refetch } = useWebhooks();
  const [open, setOpen] = useState<Open>(null);
  useAskedForNew(() => setOpen({ what: 'create' }));
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen({ what: 'create' })}>
      Add webhook
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Webhooks"
        lead="Your servers that receive events as signed JSON."
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
      onSuccess: (revealed) => onOpen({ what: 'secret', ...revealed, created: false }),
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
        headers={open?.what === 'secret' ? open.headers : undefined}
        created={open?.what === 'secret' && open.created}
        onClose={close}
      />
      <RotateDialogs open={open} onOpen={onOpen} />
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

function RotateDialogs({ open, onOpen }: WebhookDialogsProps) {
  const rotate = useRotateSecret();
  const make = async (webhook: WebhookView, endPrevious: boolean): Promise<void> => {
    const { secret } = await rotate.mutateAsync({ id: webhook.id, endPrevious });
    onOpen({ what: 'secret', secret, created: false });
  };
  // The new secret is shown by then, or the next question.
  const closeOf = (what: 'rotate' | 'rotate again') => () =>
    onOpen((now) => (now?.what === what ? null : now));
  return (
    <>
      <Confirm
        opened={open?.what === 'rotate'}
        title="Rotate the signing secret?"
        action="Rotate secret"
        onClose={closeOf('rotate')}
        onConfirm={async () => {
          if (open?.what !== 'rotate') return;
          const { webhook } = open;
          await make(webhook, false).catch((error: unknown) => {
            if (toProblem(error).code !== 'previous_secret_signs') throw error;
            onOpen({ what: 'rotate again', webhook });
          });
        }}
      >
        X-Whathooks-Signature uses the new secret at once. For 24 hours the header webhook-signature
        carries both signatures, so that a server that checks it can switch in between.
      </Confirm>
      <Confirm
        opened={open?.what === 'rotate again'}
        title="Revoke the previous secret?"
        action="Rotate and revoke"
        onClose={closeOf('rotate again')}
        onConfirm={async () => {
          if (open?.what === 'rotate again') await make(open.webhook, true);
        }}
      >
        The secret was rotated within the last 24 hours, and the previous one is still active.
        Another rotation revokes it at once: a server that still uses it refuses every delivery. Do
        this when the new secret has leaked; otherwise wait until the day is over.
      </Confirm>
    </>
  );
}
