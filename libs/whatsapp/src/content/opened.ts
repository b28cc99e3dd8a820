import { normalizeMessageContent, type proto } from '@whiskeysockets/baileys';

/**
 * Opens wrappers: view once, disappearing, a document with its caption… A copy of what another device of
 * ours has sent is opened where our own account wrote it, and stays closed where anybody else did.
 */
export function opened(message: proto.IMessage, isOwn: boolean): proto.IMessage {
  const content = unwrapped(message);
  const own = isOwn ? content.deviceSentMessage?.message : null;
  return own ? unwrapped(own) : content;
}

/** Deepest that wrappers may stand in each other. */
const WRAPPERS_MAX = 5;

function unwrapped(message: proto.IMessage): proto.IMessage {
  let content = normalizeMessageContent(message) ?? {};
  for (let depth = 0; depth < WRAPPERS_MAX; depth += 1) {
    const inner = wrappedIn(content);
    if (!inner) break;
    content = normalizeMessageContent(inner) ?? {};
  }
  return content;
}

/** What stands in a wrapper that Baileys leaves closed. */
function wrappedIn(content: proto.IMessage): proto.IMessage | null | undefined {
  const wrapper =
    content.groupMentionedMessage ??
    content.botInvokeMessage ??
    content.botForwardedMessage ??
    content.questionMessage ??
    content.questionReplyMessage ??
    content.pollCreationMessageV4;
  return wrapper?.message;
}
