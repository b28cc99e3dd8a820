'use client';

import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { Notice } from '../../../../shared/notices/notice';
import { SecretBox } from '../../../../shared/ui/secret-box';
import type { WebhookView } from '@whathooks/dto';
import { Link } from '../../../../shared/ui/link';
import { FirstEvent } from './first-event';
import { secretWords as words } from './words';

interface SecretDialogProps {
  secret: string | null;
  /** The webhook's own headers, as they are sent. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** The webhook, right after it was added; nothing on a reveal. */
  created?: WebhookView | undefined;
  onClose: () => void;
}

/** Shows a webhook's secret, and where to read how deliveries are verified with it. */
export function SecretDialog({ secret, headers = {}, created, onClose }: SecretDialogProps) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <Dialog
      opened={secret !== null}
      onClose={onClose}
      title={created ? words.added : words.title}
      size="large"
    >
      <Stack gap="md">
        {created && (
          <Notice tone="success" title={words.sent}>
            {words.sentText}
          </Notice>
        )}
        <SecretBox label={words.title} value={secret ?? ''} what={words.secret} />
        {lines.length > 0 && (
          <SecretBox
            label={words.customHeaders}
            value={lines.join('\n')}
            what={words.headers}
            multiline
          />
        )}
        {created && <FirstEvent webhook={created} />}
        <Text size="sm">
          {words.keep(
            <Anchor
              component={Link}
              href="/docs/signatures/#signature-verification"
              underline="always"
            >
              {words.how}
            </Anchor>,
          )}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {words.done}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
