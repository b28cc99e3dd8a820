import type { MessageView } from '@whathooks/dto';
import { writtenAgain } from './sent-again';

const message = (content: Partial<MessageView>): MessageView =>
  ({ type: 'text', text: null, media: null, ...content }) as MessageView;
const media = { id: 'med_1', status: 'ready', mimeType: 'image/png' } as const;

describe('what failed, written once more', () => {
  it('is the text, whom it mentions and what it answers', () => {
    const replyTo = { id: 'msg_1', waMessageId: 'X', from: '1', text: 'Who?' };
    const failed = { text: '@4930123456 does', mentions: ['4930123456'], replyTo };
    expect(writtenAgain(message(failed))).toEqual({
      ...{ text: '@4930123456 does', file: null, replyTo: 'msg_1' },
      options: { mentions: ['4930123456'] },
    });
  });

  it.each<[string, Partial<MessageView>, object]>([
    [
      'a picture that is seen once',
      { type: 'image', text: 'Look', viewOnce: true, media },
      { image: { mediaId: 'med_1', caption: 'Look', viewOnce: true } },
    ],
    [
      'a document',
      { type: 'document', media: { ...media, fileName: 'offer.pdf' } },
      { document: { mediaId: 'med_1', fileName: 'offer.pdf' } },
    ],
    ['a voice message', { type: 'voice', media }, { voice: { mediaId: 'med_1' } }],
    [
      'a place',
      { type: 'location', text: 'Mill', location: { latitude: 1, longitude: 2, name: 'Mill' } },
      { location: { latitude: 1, longitude: 2, name: 'Mill' } },
    ],
  ])('is %s', (_, failed, content) => {
    expect(writtenAgain(message(failed))).toEqual({
      ...{ text: '', file: null, replyTo: null, options: {} },
      content,
    });
  });

  it('is nothing where a kind is not written here', () => {
    expect(writtenAgain(message({ type: 'reaction', text: '👍' }))).toBeNull();
  });
});
