import { proto } from '@whiskeysockets/baileys';
import type { NumberOfLid } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import type { Own } from './changes';
import { contextOf } from './context';
import { type MessageContent, readContent } from './kinds/kinds';
import { isViewOnce, layersOf } from './opened';

const { MEDIA_ALBUM } = proto.MessageAssociation.AssociationType;

/**
 * What a message says, as its row has it; of an edit what is new.
 *
 * @param layers the message and what stands in it, from the outside to the inside; empty where nothing can be read.
 * @param isOwn whether our own account wrote it.
 */
export async function contentOf(
  layers: readonly proto.IMessage[],
  isOwn: boolean,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<MessageContent> {
  const edited = layers.at(-1)?.protocolMessage?.editedMessage;
  const content = edited ? layersOf(edited, isOwn) : layers;
  const message = content.at(-1) ?? {};
  return {
    ...readContent(message),
    ...(await contextOf(message, me, numberOfLid)),
    ...(isViewOnce(content) && { viewOnce: true as const }),
    ...albumOf(content),
  };
}

/** Pictures that were sent together: each names the message that announced them. */
function albumOf(layers: readonly proto.IMessage[]): { albumId?: string } {
  for (const { messageContextInfo } of layers) {
    const { associationType, parentMessageKey } = messageContextInfo?.messageAssociation ?? {};
    const albumId = associationType === MEDIA_ALBUM ? cleanId(parentMessageKey?.id ?? '') : '';
    if (albumId) return { albumId };
  }
  return {};
}
