import type { NewChatRestriction } from '@whathooks/dto';

/** WhatsApp's errors for a message that begins a chat while none may be begun. */
export const LIMIT_ERRORS: ReadonlyMap<string, NewChatRestriction> = new Map([
  ['463', 'reach_out_timelock'],
  ['475', 'new_chat_cap'],
]);
