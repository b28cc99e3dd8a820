'use client';

import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Notice } from '../../../../shared/notices/notice';
import { SecretBox } from '../../../../shared/ui/secret-box';
import { Link } from '../../../../shared/ui/link';

interface SecretModalProps {
  secret: string | null;
  /** The webhook's own headers, as they are sent. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** True right after creation, false on a reveal. */
  created: boolean;
  onClose: () => void;
}

/** Shows a webhook's secret, and where to read how deliveries are verified with it. */
export function SecretModal({ secret, headers = {}, created, onClose }: SecretModalProps) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={created ? 'Webhook added' : 'Signing secret'}
      size="lg"
    >
      <Stack gap="md">
        {created && (
          <Notice tone="success" title="Events are sent from now on.">
            Every delivery is signed with this secret, so that your server can tell it from a fake.
          </Notice>
        )}
        <SecretBox label="Signing secret" value={secret ?? ''} what="secret" />
        {lines.length > 0 && (
          <SecretBox label="Custom headers" value={lines.join('\n')} what="headers" multiline />
        )}
        <Text size="sm">
          Keep it on your server. The docs show{' '}
          <Anchor component={Link} href="/docs/#signature-verification" underline="always">
            how to verify a delivery
          </Anchor>
          , with code to copy.
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Done
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
