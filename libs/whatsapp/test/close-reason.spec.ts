import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLOSINGS, closing, endedHere } from '../src/connection/close-reason';
import { LinkedNumber } from './linked-number';

/** An end as Baileys tells it. */
const ended = (message: string, statusCode: number, data?: unknown) =>
  closing({ error: Object.assign(new Error(message), { output: { statusCode }, data }) });

const failure = (attrs: Record<string, string>) =>
  ended('Connection Failure', Number(attrs['reason']), attrs);

/** As Baileys makes them: without a code, a conflict is 440 and anything else is 500. */
const stream = (code: number | undefined, conflict?: string, cause?: string) =>
  ended(
    `Stream Errored (${conflict ? 'conflict' : (cause ?? 'unknown')})`,
    code ?? (conflict ? 440 : 500),
    conflict
      ? { tag: 'conflict', attrs: { type: conflict } }
      : { tag: cause ?? 'stream:error', attrs: {} },
  );

describe('the end of a connection', () => {
  it.each([
    ['unlinked on the phone', stream(401, 'device_removed'), 'logged_out', 'link'],
    ['unlinked, without a code', stream(undefined, 'device_removed'), 'logged_out', 'link'],
    ['taken over', stream(undefined, 'replaced'), 'replaced', 'on_request'],
    ['taken over, with a code of its own', stream(409, 'replaced'), 'replaced', 'on_request'],
    ['taken over, beside the code of an unlink', stream(401, 'replaced'), 'replaced', 'on_request'],
    ['401', stream(401), 'logged_out', 'link'],
    ['409', stream(409), 'replaced', 'on_request'],
    ['429', stream(429), 'rate_limited', 'later'],
    ['440', stream(440), 'replaced', 'on_request'],
    ['500', stream(500), 'connection_lost', 'soon'],
    ['503', stream(503), 'connection_lost', 'soon'],
    ['515', stream(515), 'restart_required', 'at_once'],
    ['516', stream(516), 'logged_out', 'link'],
    [
      'a frame that it cannot read',
      stream(undefined, undefined, 'xml-not-well-formed'),
      'connection_lost',
      'soon',
    ],
    [
      'a stanza that was not acknowledged',
      stream(undefined, undefined, 'ack'),
      'connection_lost',
      'soon',
    ],
    ['a conflict that nobody knows', stream(undefined, 'moved'), 'replaced', 'on_request'],
    ['one that nobody knows', stream(599), 'connection_lost', 'soon'],
  ] as const)('by a stream error: %s', (_, closed, reason, next) => {
    expect(closed).toMatchObject({ reason, next, said: null, retryAt: null });
  });

  it.each([
    ['400', 'refused', 'on_request'],
    ['401', 'logged_out', 'link'],
    ['402', 'temporarily_banned', 'not_before'],
    ['403', 'account_locked', 'on_request'],
    ['405', 'client_outdated', 'on_request'],
    ['406', 'account_locked', 'on_request'],
    ['408', 'connection_lost', 'soon'],
    ['409', 'refused', 'on_request'],
    ['411', 'refused', 'on_request'],
    ['413', 'refused', 'on_request'],
    ['414', 'refused', 'on_request'],
    ['415', 'refused', 'on_request'],
    ['418', 'refused', 'on_request'],
    ['428', 'connection_lost', 'soon'],
    ['429', 'rate_limited', 'later'],
    ['440', 'replaced', 'on_request'],
    ['500', 'connection_lost', 'soon'],
    ['501', 'refused', 'on_request'],
    ['503', 'connection_lost', 'soon'],
    ['515', 'restart_required', 'at_once'],
    ['516', 'logged_out', 'link'],
    ['599', 'refused', 'on_request'],
  ] as const)('by a refused login: %s', (code, reason, next) => {
    expect(failure({ reason: code })).toMatchObject({ reason, next, said: code });
  });

  it('knows what each rule of the table says, and no rule is hidden by an earlier one', () => {
    for (const rule of CLOSINGS) {
      const code = rule.code ?? (rule.conflict ? 599 : 577);
      const closed =
        rule.on === 'failure'
          ? failure({ reason: String(code) })
          : stream(code, rule.conflict, rule.cause);
      expect({ rule, closed }).toMatchObject({
        closed: { reason: rule.reason, next: rule.next, isOurFault: rule.isOurFault ?? false },
      });
    }
  });

  it('tells until when an account is banned, and what WhatsApp said of it', () => {
    const before = Date.now();
    const { retryAt, said } = failure({ reason: '402', code: '101', expire: '3600' });
    expect(retryAt?.getTime()).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(retryAt?.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
    expect(said).toBe('402 (101)');
    expect(
      failure({
        reason: '403',
        logout_message_header: 'Account locked',
        logout_message_subtext: 'Ask\u0000 support',
      }).said,
    ).toBe('403: Account locked. Ask support');
  });

  it.each([undefined, '', '0', '-5', 'soon', '99999999999'])(
    'gives a ban whose end is %j an hour',
    (expire) => {
      const { retryAt } = failure({ reason: '402', ...(expire !== undefined && { expire }) });
      expect((retryAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_590_000);
      expect((retryAt?.getTime() ?? 0) - Date.now()).toBeLessThan(3_610_000);
    },
  );

  it.each([401, 403, 405, 503])('by a program in between that answers %d costs nothing', (code) => {
    expect(ended(`WebSocket Error (Unexpected server response: ${code})`, code)).toMatchObject({
      reason: 'connection_lost',
      next: 'soon',
    });
  });

  it.each([
    ['Connection Terminated by Server', 428],
    ['Intentional Logout', 401],
    ['WebSocket Error (Unexpected server response: 515)', 515],
  ])('that Baileys tells as %s is a lost connection', (message, code) => {
    expect(ended(message, code)).toMatchObject({ reason: 'connection_lost', next: 'soon' });
  });

  it('of which nothing is said is a lost connection', () => {
    expect(closing(undefined)).toMatchObject({
      reason: 'connection_lost',
      next: 'soon',
      code: null,
      detail: 'closed',
    });
  });

  it('by codes that nobody scanned waits for somebody', () => {
    expect(endedHere('qr_timeout', '')).toMatchObject({ next: 'on_request' });
  });

  it('by a phone without linked devices is a refusal', () => {
    expect(ended('Multi-device beta not joined', 411)).toMatchObject({
      reason: 'refused',
      next: 'on_request',
    });
  });
});

describe('a server between us and WhatsApp', () => {
  let server: Server;
  let status: number;

  beforeAll(async () => {
    server = createServer();
    server.on('upgrade', (_request, socket) => {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());

  it.each([401, 403, 407, 440, 515])(
    'that answers the upgrade with %i is in trouble, and logs nobody out',
    async (answer) => {
      status = answer;
      const { port } = server.address() as AddressInfo;
      const wsUrl = `ws://127.0.0.1:${port}/`;
      const number = new LinkedNumber({ wsUrl, rootKey: '07'.repeat(32) }, '4915100000000');
      number.connect();
      expect(await number.next('close')).toMatchObject({
        reason: 'connection_lost',
        code: null,
        detail: expect.stringContaining(`HTTP status ${answer}`) as unknown,
      });
      await number.socket.close();
    },
  );
});
