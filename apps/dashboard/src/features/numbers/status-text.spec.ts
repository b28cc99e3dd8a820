import { STATUS_REASONS, type SessionView } from '@whathooks/dto';
import { needsPerson } from '@whathooks/dto/facts';
import { explainReason, reasonLabel, statusLabel, unlinkedText } from './status-text';

describe('a number’s status in words', () => {
  it('does not say "starting" once the codes ran out, and does while it is tried again', () => {
    expect(statusLabel('PENDING', null)).toBe('Starting');
    expect(statusLabel('PENDING', 'connection_lost')).toBe('Starting');
    expect(statusLabel('PENDING', 'qr_timeout')).toBe('Not linked');
  });

  it('names what WhatsApp has against the number in place of “disconnected”', () => {
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
    for (const status of ['DISCONNECTED', 'PENDING'] as const) {
      expect(statusLabel(status, 'temporarily_banned', until)).toMatch(/^Banned until .*\d.*, \d/);
      expect(statusLabel(status, 'temporarily_banned')).toBe('Banned for a time');
      expect(statusLabel(status, 'account_locked')).toBe('Locked by WhatsApp');
      expect(statusLabel(status, 'client_outdated')).toBe('Needs an update');
    }
    expect(statusLabel('DISCONNECTED', 'connection_lost')).toBe('Disconnected');
    // What a number had before it connected says nothing of it now.
    expect(statusLabel('CONNECTED', 'account_locked')).toBe('Connected');
  });

  it('asks for a person only where nothing goes on by itself', () => {
    expect(needsPerson('DISCONNECTED', 'connection_lost')).toBe(false);
    expect(needsPerson('DISCONNECTED', 'replaced')).toBe(true);
    expect(needsPerson('DISCONNECTED', 'refused')).toBe(true);
    expect(needsPerson('PENDING', 'client_outdated')).toBe(true);
    expect(needsPerson('DISCONNECTED', 'temporarily_banned')).toBe(false);
    expect(needsPerson('LOGGED_OUT', 'unlinked_by_phone')).toBe(true);
  });

  it('quotes WhatsApp with one full stop, whether it wrote one or not', () => {
    for (const said of ['403: Your account is locked', '403: Your account is locked.']) {
      expect(explainReason('account_locked', said)).toMatch(/[^.]”\.$/);
    }
  });

  it('tells who unlinks a number that the phone may list it still', () => {
    const told = (statusReason: SessionView['statusReason']): string =>
      unlinkedText({ name: 'Sales', statusReason });
    expect(told('logged_out_by_api')).toBe('Sales is unlinked.');
    expect(told('unlink_pending')).toContain('The phone lists it until');
  });
});

/** A code that nobody knows. */
const asCode = (reason: string): string => {
  const text = reason.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

describe('a reason in words', () => {
  it('is there for every reason that a session can have', () => {
    for (const reason of STATUS_REASONS) {
      expect(explainReason(reason)).toMatch(/^[A-Z].+\.$/);
      expect(reasonLabel(reason)).not.toBe(asCode(reason));
    }
    expect(reasonLabel('moon_phase')).toBe(asCode('moon_phase'));
  });

  it('tells what WhatsApp said: a code, a case of it, or its own words', () => {
    expect(explainReason('refused', '409')).toBe('WhatsApp refused the login (code 409).');
    expect(explainReason('temporarily_banned', '402 (102)')).toContain('people blocked');
    expect(explainReason('temporarily_banned', '402 (999)')).toBe(
      explainReason('temporarily_banned'),
    );
    expect(explainReason('account_locked', '403: Ask support')).toMatch(/“Ask support”\.$/);
    expect(explainReason('proxy_unreachable', 'the proxy answered 407')).toMatch(/answered 407\.$/);
  });

  it('is never an empty sentence for a reason of a newer gateway', () => {
    expect(explainReason('moon_phase')).toBe('moon phase.');
    expect(explainReason(null)).toBeNull();
  });
});
