'use client';

import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBookmark,
  IconBookmarkOff,
  IconChecks,
  IconCopy,
  IconDots,
  IconDownload,
  IconLink,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconStar,
  IconStarOff,
  IconTrash,
} from '@tabler/icons-react';
import type { MessageView } from '@whathooks/dto';
import { chatPlace } from '../../../../../features/chats/address';
import { useMay } from '../../../../../features/auth/use-may';
import { addressOf } from '../../../../../features/messages/media/media-facts';
import {
  useKeepMessage,
  usePinMessage,
  useStarMessage,
} from '../../../../../features/messages/queries';
import { notifyDone, notifyProblem } from '../../../../../shared/notices/notify';
import { fullAddress } from '../../../../../shared/own-address';
import { useConversation } from '../../conversation/conversation-context';
import classes from './message-actions.module.css';
import { ReactMenu } from './react-menu';
import { actionWords as words } from '../words';

/** What nobody has, or not yet, cannot be answered. */
const NOBODY_HAS: ReadonlySet<MessageView['status']> = new Set([
  'failed',
  'cancelled',
  'scheduled',
]);

/** What can be done with the message under the mouse or the arrow keys. */
export function MessageActions({ message }: { message: MessageView }) {
  const { write, canSend, isRemoved } = useConversation();
  const mayAct = useMay('messages:send') && !isRemoved;
  return (
    <div className={classes.root}>
      {mayAct && !NOBODY_HAS.has(message.status) && (
        <>
          <ReactMenu message={message} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            disabled={!canSend}
            aria-label={words.reply}
            title={words.reply}
            onClick={() => write({ kind: 'reply', to: message })}
          >
            <IconArrowBackUp size={17} />
          </ActionIcon>
        </>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={words.more}
            title={words.more}
          >
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Items message={message} />
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

const EDITABLE: ReadonlySet<MessageView['type']> = new Set(['text', 'image', 'video', 'document']);

function Items({ message }: { message: MessageView }) {
  const { chat, write, canSend, isRemoved, ask } = useConversation();
  const mayAct = useMay('messages:send') && !isRemoved;
  const own = message.direction === 'outbound';
  const isSent = own && !['failed', 'cancelled', 'pending'].includes(message.status);
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => notifyDone(words.copied));
  const place = chatPlace({ chatId: chat.id, messageId: message.id });
  // What is to be looked at once is not kept.
  const file = message.media && !message.viewOnce ? addressOf(message.media) : undefined;
  return (
    <>
      {message.text && (
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => copy(message.text ?? '')}>
          {words.copy}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconLink size={16} />} onClick={() => copy(fullAddress(place))}>
        {words.copyLink}
      </Menu.Item>
      {file && (
        <Menu.Item
          component="a"
          href={file}
          download={message.media?.fileName ?? true}
          leftSection={<IconDownload size={16} />}
        >
          {words.download}
        </Menu.Item>
      )}
      {own && chat.kind === 'group' && (
        <Menu.Item
          leftSection={<IconChecks size={16} />}
          onClick={() => ask({ kind: 'recipients', message })}
        >
          {words.details}
        </Menu.Item>
      )}
      {mayAct && (
        <>
          <StarItem message={message} />
          <PinItem
            message={message}
            canSend={canSend}
            onPin={() => ask({ kind: 'pin', message })}
          />
          <KeepItem message={message} canSend={canSend} />
          {!message.viewOnce && (
            <Menu.Item
              leftSection={<IconArrowForwardUp size={16} />}
              disabled={!canSend}
              onClick={() => ask({ kind: 'forward', message })}
            >
              {words.forward}
            </Menu.Item>
          )}
          {isSent && EDITABLE.has(message.type) && (
            <Menu.Item
              leftSection={<IconPencil size={16} />}
              disabled={!canSend}
              onClick={() => write({ kind: 'edit', message })}
            >
              {words.edit}
            </Menu.Item>
          )}
          {(isSent || chat.kind === 'group') && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} />}
              disabled={!canSend}
              onClick={() => ask({ kind: 'remove', message })}
            >
              {words.remove}
            </Menu.Item>
          )}
        </>
      )}
    </>
  );
}

function StarItem({ message: { id, starred = false } }: { message: MessageView }) {
  const star = useStarMessage();
  return (
    <Menu.Item
      leftSection={starred ? <IconStarOff size={16} /> : <IconStar size={16} />}
      onClick={() => star.mutate({ id, starred: !starred }, { onError: notifyProblem })}
    >
      {starred ? words.unstar : words.star}
    </Menu.Item>
  );
}

interface PinItemProps {
  message: MessageView;
  canSend: boolean;
  onPin: () => void;
}

function PinItem({ message: { id, pinnedUntil, status }, canSend, onPin }: PinItemProps) {
  const pin = usePinMessage();
  if (!pinnedUntil) {
    const isThere = !['failed', 'cancelled', 'scheduled'].includes(status);
    return (
      <Menu.Item
        leftSection={<IconPin size={16} />}
        disabled={!canSend || !isThere}
        onClick={onPin}
      >
        {words.pin}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item
      leftSection={<IconPinnedOff size={16} />}
      disabled={!canSend}
      onClick={() => pin.mutate({ id, pinned: false }, { onError: notifyProblem })}
    >
      {words.unpin}
    </Menu.Item>
  );
}

interface KeepItemProps {
  message: MessageView;
  canSend: boolean;
}

/** Only what disappears can be kept. */
function KeepItem({ message: { id, kept = false, expiresInSeconds }, canSend }: KeepItemProps) {
  const keep = useKeepMessage();
  if (!expiresInSeconds) return null;
  return (
    <Menu.Item
      leftSection={kept ? <IconBookmarkOff size={16} /> : <IconBookmark size={16} />}
      disabled={!canSend}
      onClick={() => keep.mutate({ id, kept: !kept }, { onError: notifyProblem })}
    >
      {kept ? words.unkeep : words.keep}
    </Menu.Item>
  );
}
