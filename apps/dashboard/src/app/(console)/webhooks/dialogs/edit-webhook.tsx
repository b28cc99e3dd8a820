'use client';

import type { WebhookView } from '@whathooks/dto';
import { useUpdateWebhook } from '../../../../features/webhooks/queries';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { notifyDone } from '../../../../shared/notices/notify';
import { WebhookForm } from './webhook-form';
import { words } from '../words';

interface EditWebhookProps {
  /** The one that is changed; undefined for none. */
  webhook: WebhookView | undefined;
  onClose: () => void;
}

/** The dialog in which a webhook is changed. */
export function EditWebhook({ webhook, onClose }: EditWebhookProps) {
  const update = useUpdateWebhook();
  return (
    <Dialog opened={webhook !== undefined} onClose={onClose} title={words.edit} size="large">
      {webhook && (
        <WebhookForm
          webhook={webhook}
          submitLabel={words.save}
          onCancel={onClose}
          onSubmit={async (changes) => {
            await update.mutateAsync({ id: webhook.id, changes });
            notifyDone(words.saved);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
