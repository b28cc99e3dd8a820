/** A message that moved, as the database names it. */
export interface Moved {
  id: string;
  chat: string;
  recipient: string;
  wa_message_id: string;
  error: string | null;
  reference?: string | null;
}
