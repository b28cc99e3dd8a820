import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { DraftView } from '../team/draft-view';
import { defineLiveEvent } from './define-live-event';

export class DraftChangedData {
  @Field({
    description: 'The draft; its text is empty where there is none any more.',
    type: () => DraftView,
  })
  draft: DraftView;
}

export const draftChanged = defineLiveEvent({
  name: 'draft.changed',
  sentence:
    'The reader of the stream wrote in a chat, in this window or in another one, and the draft was saved or removed. Nobody else is told.',
  data: DraftChangedData,
  sample: {
    draft: {
      chatId: EXAMPLE.chatId,
      text: 'Good morning Jane, ',
      replyTo: null,
      updatedAt: EXAMPLE.time,
    },
  },
});
