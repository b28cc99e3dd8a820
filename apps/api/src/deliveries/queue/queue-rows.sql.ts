/**
 * Deliveries of one chat in a partial index, the oldest first. The chat is a range of one value, so
 * that only this index gives that order: rules 2 and 3.
 *
 * @param of names the lane and the chat, as `"webhookId"` and `"chatKey"` or by other names.
 * @param where the condition of the partial index.
 */
export const oldestOfChat = (of: { lane: string; chat: string }, where: string): string => `
  SELECT id FROM delivery_queue
  WHERE webhook_id = ${of.lane} AND chat_key BETWEEN ${of.chat} AND ${of.chat} AND ${where}
  ORDER BY chat_key, id`;

/**
 * Entries of the queue by their ids, read from the primary key: rule 6.
 *
 * @param ids an array.
 */
export const byIds = (ids: string): string =>
  `ctid = ANY (ARRAY(SELECT ctid FROM delivery_queue WHERE id = ANY (${ids}) ORDER BY id))`;

/** Filters the rows found, and cannot be used to find any: rule 8. */
export const IN_OWN_LANES = '(delivery_queue.webhook_id IN (SELECT id FROM ours)) IS TRUE';
