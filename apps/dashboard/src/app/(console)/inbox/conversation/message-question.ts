import type { MessageView } from '@whathooks/dto';

/** What a person is asked about a message before it is done, or shown of it. */
export interface MessageQuestion {
  kind: 'remove' | 'forward' | 'recipients' | 'pin';
  message: MessageView;
}
