'use client';

import { Textarea } from '@mantine/core';
import type { MessageView } from '@whathooks/dto';
import { useChangeScheduled } from '../../../../../features/messages/queries';
import { Dialog } from '../../../../../shared/dialogs/dialog';
import { ApiForm } from '../../../../../shared/forms/api-form';
import { useApiForm } from '../../../../../shared/forms/use-api-form';
import { notifyDone } from '../../../../../shared/notices/notify';
import { TimeField } from './time-field';
import { localInput } from './times';
import { words } from './words';
import { wrongTime } from './wrong-time';

interface ChangeDialogProps {
  message: MessageView;
  onClose: () => void;
}

/** Changes the text and the time of a message that is sent later; of one without a text, the time. */
export function ChangeDialog({ message, onClose }: ChangeDialogProps) {
  const { mutateAsync } = useChangeScheduled();
  const hasText = message.text !== null;
  const time = localInput(new Date(message.timestamp));
  const api = useApiForm({
    initialValues: { text: message.text ?? '', sendAt: time },
    validate: {
      text: (text) => (hasText && text.trim() === '' ? words.noText : null),
      sendAt: (sendAt) => (sendAt === time ? null : wrongTime(sendAt, new Date())),
    },
    submit: async ({ text, sendAt }) => {
      const changes = {
        ...(hasText && text.trim() !== message.text && { text: text.trim() }),
        ...(sendAt !== time && { sendAt: new Date(sendAt).toISOString() }),
      };
      if (Object.keys(changes).length > 0) await mutateAsync({ id: message.id, changes });
      notifyDone(words.changed);
      onClose();
    },
  });
  const { form } = api;
  return (
    <Dialog opened title={words.changeTitle} onClose={onClose}>
      <ApiForm api={api} submit={words.save} onCancel={onClose}>
        {hasText && (
          <Textarea
            label={words.text}
            autosize
            minRows={2}
            maxRows={10}
            dir="auto"
            {...form.getInputProps('text')}
          />
        )}
        <TimeField
          value={form.values.sendAt}
          error={(form.errors['sendAt'] as string | undefined) ?? null}
          onChange={(value) => form.setFieldValue('sendAt', value)}
        />
      </ApiForm>
    </Dialog>
  );
}
