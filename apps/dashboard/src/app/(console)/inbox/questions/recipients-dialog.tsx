'use client';

import { Table, Text } from '@mantine/core';
import type { MessageRecipientView, MessageView } from '@whathooks/dto';
import { useMessage } from '../../../../features/messages/queries';
import { Ticks } from '../../../../features/messages/ticks';
import { MESSAGE_STATUS_LABELS } from '../../../../features/messages/words';
import { Dialog } from '../../../../shared/dialogs/dialog';
import { formatChat, formatPhone } from '../../../../shared/format/format';
import { QueryState } from '../../../../shared/screens/query-state';
import { Moment } from '../../../../shared/ui/moment';
import { useConversation } from '../conversation/conversation-context';
import { recipientWords as words } from '../timeline/words';

interface RecipientsDialogProps {
  message: MessageView;
  onClose: () => void;
}

/** How far a message came with each member of its group. */
export function RecipientsDialog({ message, onClose }: RecipientsDialogProps) {
  const query = useMessage(message.id);
  return (
    <Dialog opened onClose={onClose} title={words.title}>
      <QueryState query={query} height={160}>
        {({ recipients = [] }) =>
          recipients.length === 0 ? (
            <Text size="sm" c="dimmed">
              {words.none}
            </Text>
          ) : (
            <Recipients recipients={recipients} />
          )
        }
      </QueryState>
    </Dialog>
  );
}

function addressOf(phone: string | null | undefined, lid: string | null | undefined): string {
  return phone ? formatPhone(phone) : formatChat(`${lid ?? ''}@lid`);
}

function Recipients({ recipients }: { recipients: readonly MessageRecipientView[] }) {
  const { memberTitle } = useConversation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words.member}</Table.Th>
          <Table.Th scope="col">{words.state}</Table.Th>
          <Table.Th scope="col">{words.when}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {recipients.map(({ phone, lid, status, at }) => (
          <Table.Tr key={phone ?? lid ?? at}>
            <Table.Th scope="row" fw={500}>
              <bdi>{memberTitle(phone ?? lid ?? '') ?? addressOf(phone, lid)}</bdi>
            </Table.Th>
            <Table.Td>
              <Ticks status={status} />{' '}
              <span aria-hidden="true">{MESSAGE_STATUS_LABELS[status]}</span>
            </Table.Td>
            <Table.Td>
              <Moment at={at} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
