import { explainReason, needsPerson, statusLabel } from './status-words';

describe('a number’s status in words', () => {
  it('does not say "starting" once the codes ran out, and does while it is tried again', () => {
    expect(statusLabel('PENDING', null)).toBe('Starting');
    expect(statusLabel('PENDING', 'connection_lost')).toBe('Starting');
    expect(statusLabel('PENDING', 'qr_timeout')).toBe('Not linked');
  });

  it('asks for a person only where nothing goes on by itself', () => {
    expect(needsPerson('DISCONNECTED', 'connection_lost')).toBe(false);
    expect(needsPerson('DISCONNECTED', 'replaced')).toBe(true);
    expect(needsPerson('LOGGED_OUT', 'unlinked_by_phone')).toBe(true);
  });
});

describe('a reason in words', () => {
  it('tells what a refusal means, and gives the code of one it does not know', () => {
    expect(explainReason('refused_403')).toContain('blocked');
    expect(explainReason('refused_411')).toContain('411');
    expect(explainReason('refused_unknown')).toContain('refused');
  });

  it('is never an empty sentence for a reason of a newer gateway', () => {
    expect(explainReason('moon_phase')).toBe('moon phase');
    expect(explainReason(null)).toBeNull();
  });
});
