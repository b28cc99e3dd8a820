'use client';

import type { CreatedWebhook, WebhookView } from '@whathooks/dto';
import { useCreateWebhook } from '../../../../features/webhooks/queries';
import { webhookWords } from '../../../../features/webhooks/words';
import type { OpenState, useNewDialog } from '../../../../shared/address';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { EditWebhook } from './edit-webhook';
import { WebhookForm } from './webhook-form';

interface WebhookFormsProps {
  create: ReturnType<typeof useNewDialog>;
  /** The webhook that is edited, by its id. */
  edit: OpenState<string>;
  webhooks: readonly WebhookView[];
  onCreated: (created: CreatedWebhook) => void;
}

/** The dialogs in which a webhook is made and changed. */
export function WebhookForms({ create, edit, webhooks, onCreated }: WebhookFormsProps) {
  const add = useCreateWebhook();
  const webhook = webhooks.find(({ id }) => id === edit.item);
  return (
    <>
      <Dialog opened={create.opened} onClose={create.close} title={webhookWords.add} size="large">
        <WebhookForm
          submitLabel={webhookWords.add}
          onCancel={create.close}
          onSubmit={async (request) => {
            const created = await add.mutateAsync(request);
            create.close();
            onCreated(created);
          }}
        />
      </Dialog>
      <EditWebhook webhook={webhook} onClose={edit.close} />
    </>
  );
}
