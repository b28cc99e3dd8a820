'use client';

import { Button, Group, Stack } from '@mantine/core';
import type { CreatedInvitation } from '@whathooks/dto';
import { INVITATION_DAYS } from '@whathooks/dto/facts';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { Notice } from '../../../../shared/notices/notice';
import { SecretBox } from '../../../../shared/ui/secret-box';
import { inviteWords as words } from './words';

interface LinkDialogProps {
  /** Null when there is none to show. */
  invitation: CreatedInvitation | null;
  onClose: () => void;
}

/** Shows the link of a new invitation, this once. */
export function LinkDialog({ invitation, onClose }: LinkDialogProps) {
  return (
    <Dialog
      opened={invitation !== null}
      onClose={onClose}
      title={words.linkTitle}
      size="large"
      closesOutside={false}
    >
      {invitation && (
        <Stack gap="md">
          {invitation.mailed ? (
            <Notice tone="success" title={words.mailed(invitation.email ?? '')}>
              {words.mailedText(INVITATION_DAYS)}
            </Notice>
          ) : (
            <Notice tone="warning" title={words.sendNow}>
              {words.sendNowText(INVITATION_DAYS)}
            </Notice>
          )}
          <SecretBox label={words.link} value={invitation.url} what={words.linkCopy} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{words.done}</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
