import type { MessageBody, PageBody } from '../harness/api';
import type { Account } from '../harness/product';

/** All stored messages, oldest first. */
export async function storedMessages(key: Account['key']): Promise<MessageBody[]> {
  const all: MessageBody[] = [];
  let cursor = '';
  do {
    const { body } = await key.get<PageBody<MessageBody>>(
      `/v1/messages?limit=100${cursor && `&cursor=${cursor}`}`,
    );
    all.push(...body.data);
    cursor = body.nextCursor ?? '';
  } while (cursor);
  return all.reverse();
}
