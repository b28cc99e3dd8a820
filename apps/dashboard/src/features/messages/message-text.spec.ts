import { FAILURE_REASONS, WAIT_REASONS } from '@whathooks/dto/facts';
import { explainFailure, explainWait } from './message-text';

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
