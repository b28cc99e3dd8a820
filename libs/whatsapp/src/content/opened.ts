import type { proto } from '@whiskeysockets/baileys';
import { nameOf } from './kinds/parts';

/** Deepest that wrappers may stand in each other. */
const WRAPPERS_MAX = 10;

/** Wrappers around a message that is to be looked at once. */
const VIEW_ONCE = ['viewOnceMessage', 'viewOnceMessageV2', 'viewOnceMessageV2Extension'] as const;

/** What stands around a message: disappearing, a document with its caption, a status of a group… */
const WRAPPERS = [
  ...VIEW_ONCE,
  'ephemeralMessage',
  'documentWithCaptionMessage',
  'editedMessage',
  'associatedChildMessage',
  'groupStatusMessage',
  'groupStatusMessageV2',
  'groupMentionedMessage',
  'botInvokeMessage',
  'botForwardedMessage',
  'questionMessage',
  'questionReplyMessage',
  'pollCreationMessageV4',
] as const satisfies readonly (keyof proto.IMessage)[];

/** The same around a message, and by themselves around settings: then they arrive under their own name. */
const WRAPPERS_OF_SPEECH = [
  'pollCreationOptionImageMessage',
  'eventCoverImage',
  'commentMessage',
  'statusAddYours',
  'statusMentionMessage',
  'groupStatusMentionMessage',
  'limitSharingMessage',
  'botTaskMessage',
] as const satisfies readonly (keyof proto.IMessage)[];

/**
 * A message and what stands in it, from the outside to the inside. The last one is what somebody says;
 * keys and settings of a message stand beside any of them.
 *
 * A copy of what another device of ours has sent is opened where our own account wrote it, and stays
 * closed where anybody else did.
 */
export function layersOf(message: proto.IMessage, isOwn: boolean): proto.IMessage[] {
  const layers = [message];
  let mayOpenCopy = isOwn;
  while (layers.length <= WRAPPERS_MAX) {
    const outer = layers.at(-1) ?? message;
    const copy = mayOpenCopy ? outer.deviceSentMessage?.message : null;
    if (copy) mayOpenCopy = false;
    const inner = copy ?? wrappedIn(outer);
    if (!inner) break;
    layers.push(inner);
  }
  return layers;
}

/** A message without the wrappers around it. */
export function opened(message: proto.IMessage, isOwn: boolean): proto.IMessage {
  return layersOf(message, isOwn).at(-1) ?? message;
}

/** Whether any of these layers says that the message is to be looked at once. */
export function isViewOnce(layers: readonly proto.IMessage[]): boolean {
  return layers.some(
    (layer) =>
      VIEW_ONCE.some((wrapper) => layer[wrapper]) ||
      layer.imageMessage?.viewOnce === true ||
      layer.videoMessage?.viewOnce === true ||
      layer.audioMessage?.viewOnce === true,
  );
}

/** The 32 bytes with which votes, answers and edits of a message are encrypted; null where it has none. */
export function secretIn(layers: readonly proto.IMessage[]): Uint8Array | null {
  for (const { messageContextInfo } of layers) {
    if (messageContextInfo?.messageSecret?.length) return messageContextInfo.messageSecret;
  }
  return null;
}

/** What stands in a wrapper. One in which nothing stands is kept closed: it arrives under its own name. */
function wrappedIn(content: proto.IMessage): proto.IMessage | null {
  const wrapped = WRAPPERS.map((wrapper) => content[wrapper]?.message);
  const said = WRAPPERS_OF_SPEECH.map((wrapper) => content[wrapper]?.message).filter(
    (inner) => !inner?.protocolMessage,
  );
  return [...wrapped, ...said].find((inner) => inner && nameOf(inner) !== undefined) ?? null;
}
