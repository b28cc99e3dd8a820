import { FAILURE_REASONS, WAIT_REASONS } from '@whathooks/dto/facts';
import type { MessageView } from '@whathooks/dto';
import { explainFailure, explainWait, preview, summary } from './message-text';

describe('a message that failed', () => {
  it.each(Object.keys(FAILURE_REASONS))('with %s has words of its own', (reason) => {
    const words = explainFailure(reason);
    expect(words).not.toContain(reason.replaceAll('_', ' '));
    expect(words.length).toBeGreaterThan('Not sent: '.length);
  });

  it('with a code of WhatsApp that nobody has met says the code', () => {
    expect(explainFailure('499')).toBe('Not sent: 499');
  });
});

describe('a message that waits', () => {
  it.each(Object.keys(WAIT_REASONS).filter((reason) => reason !== 'queued'))(
    'with %s says why',
    (statusReason) => {
      expect(explainWait({ status: 'pending', statusReason })).toMatch(/\.$/);
    },
  );

  it('for its turn alone says nothing', () => {
    expect(explainWait({ status: 'pending', statusReason: 'queued' })).toBeNull();
  });
});

describe('a message in one line', () => {
  const document = { type: 'document', text: null, deletedAt: null } as const;
  const media = { fileName: 'offer.pdf' } as MessageView['media'];

  it('is its document, by name', () => {
    expect(summary({ ...document, media })).toBe('Document: offer.pdf');
    expect(summary({ ...document, text: 'As discussed', media })).toBe('Document: As discussed');
    expect(summary(document)).toBe('Document');
  });

  it('names what a business sends, of which the words alone are shown', () => {
    const list = { type: 'unsupported', kind: 'listMessage', deletedAt: null } as const;
    expect(summary({ ...list, text: 'Our loaves' })).toBe('List to choose from: Our loaves');
  });

  it('says no name of a document that was deleted, nor of a photo', () => {
    const deletedAt = '2030-01-01T00:00:00.000Z';
    expect(summary({ ...document, deletedAt, media })).not.toContain('offer.pdf');
    const byAdmin = { ...document, deletedAt, deletedByAdmin: true };
    expect(summary(byAdmin)).toBe('Deleted by an administrator');
    expect(summary({ ...document, deletedAt })).toBe('Deleted for everyone');
    expect(summary({ ...document, type: 'image', media })).toBe('Photo');
  });

  it('keeps the number of its author together, whatever the direction of its text', () => {
    const message = { type: 'text', text: 'مرحبا', deletedAt: null, chat: '1@g.us' } as const;
    const from = { direction: 'inbound', pushName: null, from: '4930123456' } as const;
    expect(preview({ ...message, ...from } as MessageView)).toMatch(
      /^\u2068\+[\d\s]+\u2069: مرحبا$/,
    );
  });
});
