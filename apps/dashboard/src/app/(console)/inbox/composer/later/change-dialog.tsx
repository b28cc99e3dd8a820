'use client';

import { useRef } from 'react';
import { Textarea } from '@mantine/core';
import type { MessageView } from '@whathooks/dto';
import { useCancelMessage, useSendMessage } from '../../../../../features/messages/queries';
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

/** Changes the text and the time of a message that is sent later: another one takes its place. */
export function ChangeDialog({ message, onClose }: ChangeDialogProps) {
  const sending = useSendMessage(message.sessionId);
  const cancelling = useCancelMessage();
  const isCancelled = useRef(false);
  const api = useApiForm({
    initialValues: { text: message.text ?? '', sendAt: localInput(new Date(message.timestamp)) },
    validate: {
      text: (text) => (text.trim() === '' ? words.noText : null),
      sendAt: (sendAt) => wrongTime(sendAt, new Date()),
    },
    submit: async ({ text, sendAt }) => {
      // The old one goes first: of both, the person it is for would get two.
      if (!isCancelled.current) await cancelling.mutateAsync(message.id);
      isCancelled.current = true;
      await sending.mutateAsync({
        ...{ to: message.chat, text: text.trim(), sendAt: new Date(sendAt).toISOString() },
        ...(message.replyTo?.id && { replyTo: message.replyTo.id }),
        ...(message.mentions && { mentions: message.mentions }),
      });
      notifyDone(words.changed);
      onClose();
    },
  });
  const { form } = api;
  return (
    <Dialog opened title={words.changeTitle} onClose={onClose}>
      <ApiForm api={api} submit={words.save} onCancel={onClose}>
        <Textarea
          label={words.text}
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
          {...form.getInputProps('text')}
        />
        <TimeField
          value={form.values.sendAt}
          error={(form.errors['sendAt'] as string | undefined) ?? null}
          onChange={(value) => form.setFieldValue('sendAt', value)}
        />
      </ApiForm>
    </Dialog>
  );
}
