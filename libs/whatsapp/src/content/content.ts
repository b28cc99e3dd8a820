import type { proto } from '@whiskeysockets/baileys';
import type { NumberOfLid } from '../wire/addresses';
import type { Own } from './changes';
import { contextOf } from './context';
import { type MessageContent, readContent } from './kinds/kinds';
import { isViewOnce, layersOf } from './opened';

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
  const said = edited ? layersOf(edited, isOwn) : layers;
  const message = said.at(-1) ?? {};
  return {
    ...readContent(message),
    ...(await contextOf(message, me, numberOfLid)),
    ...(isViewOnce(said) && { viewOnce: true as const }),
  };
}
