import { expect, test } from '@playwright/test';
import type { SendLimits } from '@whathooks/whatsapp-simulator';
import type { Answer, MessageBody, PageBody, SessionBody } from '../harness/api';
import { type Account, Product } from '../harness/product';

interface Documented {
  code: string;
  status: number;
}

interface Seen {
  status: number;
  code: string;
}

let product: Product;
let account: Account;
let linked: string;
let waiting: string;
/** Waits for the answer of a passkey. */
let asked: string;
const PASSKEY_NUMBER = '4915140000004';
const NUMBER = '4915140000001';
const CONTACT = '4915140000002';

test.beforeAll(async () => {
  product = await Product.start({
    ALLOW_PRIVATE_WEBHOOKS: 'false',
    RATE_LIMIT_PER_MINUTE: '200',
    MAX_WEBHOOKS: '12',
    MEDIA_MAX_MB: '1',
    // Nobody listens there.
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'whathooks',
    OIDC_CLIENT_SECRET: 'secret',
  });
  account = await product.account();
  await product.simulator.createAccount({ phone: CONTACT, name: 'Jane' });
  linked = (await product.link(account, NUMBER)).id;
  waiting = (await account.key.post<{ id: string }>('/v1/sessions', { name: 'waiting' })).body.id;
  await product.simulator.createAccount({ phone: PASSKEY_NUMBER });
  await product.simulator.setPasskey(PASSKEY_NUMBER, {
    asks: 'scan',
    trouble: { continuation: 'never' },
  });
  const { body } = await account.key.post<{ id: string }>('/v1/sessions', { name: 'passkey' });
  asked = body.id;
  await product.simulator.link(PASSKEY_NUMBER, async () => {
    return (await product.session(account, asked, () => true)).qr;
  });
  const isAsked = (session: SessionBody) => session.statusReason === 'passkey_required';
  await product.session(account, asked, isAsked);
});
test.afterAll(() => product?.stop());

/**
 * What a server under trouble answers cannot be provoked by a request, and a run that goes on needs
 * thousands of deliveries: shown by specs of their own.
 */
const NOT_BY_REQUEST = new Set([
  'internal_error',
  'database_unavailable',
  'recovery_running',
  // By other settings, or by what no HTTP library sends.
  'registration_closed',
  'request_timeout',
  'malformed_request',
  'host_not_allowed',
  // Where the dashboard is served, its files answer such an address: not found.
  'url_too_long',
  // Fifteen minutes after a message was sent.
  'too_late',
  // Only while a process ends, and while WhatsApp has banned a number.
  'stopping',
  'temporarily_banned',
  // Of an account with a second factor, and of an organization that requires one.
  'two_factor_required',
  'two_factor_enabled',
  'two_factor_setup_required',
  // Of an account that a log-in provider opens.
  'identity_linked',
  'log_in_again',
  'only_way_in',
  // Where files are stored.
  'storage_full',
  'storage_unavailable',
  // Of files that are sent.
  'media_not_convertible',
  'media_too_large',
  'media_not_fetched',
]);

/** Writes to somebody whom the number does not know, while a limit of WhatsApp's is in force. */
async function restricted(limits: Partial<SendLimits>): Promise<Answer> {
  const stranger = '4915140000003';
  await product.simulator.createAccount({ phone: stranger, name: 'Stranger' });
  await product.simulator.setLimits(NUMBER, { ...limits, push: false });
  const message = { sessionId: linked, to: stranger, text: 'x' };
  const answer = await account.key.post('/v1/messages', message);
  const none = { reachOutTimelock: { active: false }, newChats: { status: 'ok' } };
  const known = async () => (await account.key.get(`/v1/sessions/${linked}/limits`)).body;
  const held = limits.timelock
    ? { reachOutTimelock: { active: true } }
    : { newChats: { status: 'capped' } };
  // Before it ends: an answer of WhatsApp's that is still on its way would set it again.
  await expect.poll(known).toMatchObject(held);
  await product.simulator.setLimits(NUMBER, { timelock: null, newChats: null });
  await expect.poll(known).toMatchObject(none);
  return answer;
}

/** A group that a contact made with the number. */
async function ownGroup(subject: string): Promise<{ id: string; jid: string }> {
  const members = [CONTACT, NUMBER];
  const { jid } = await product.simulator.createGroup({ subject, members });
  let found: { id: string; jid: string } | undefined;
  await expect
    .poll(async () => {
      const { body } = await account.key.get<PageBody<{ id: string; jid: string }>>(
        `/v1/groups?q=${subject}`,
      );
      found = body.data.find((group) => group.jid === jid);
      return found !== undefined;
    })
    .toBe(true);
  return { id: found?.id ?? '', jid };
}

/** A message that a contact wrote. */
async function ofSomebodyElse(): Promise<string> {
  await product.simulator.sendMessage(CONTACT, { to: NUMBER, text: 'from a contact' });
  const path = `/v1/messages?sessionId=${linked}&direction=inbound`;
  const first = async () => (await account.key.get<PageBody<MessageBody>>(path)).body.data[0];
  await expect.poll(first).toBeDefined();
  return (await first())?.id ?? '';
}

/** A message of the number that it deleted for everyone. */
async function deleted(): Promise<string> {
  const request = { sessionId: linked, to: CONTACT, text: 'sent by mistake' };
  const { body } = await account.key.post<{ id: string }>('/v1/messages', request);
  await account.key.call('DELETE', `/v1/messages/${body.id}`);
  return body.id;
}

/** Uploads a file in a form. */
function upload(content: string): Promise<Answer> {
  const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"';
  return account.key.call('POST', '/v1/media', `${part}\r\n\r\n${content}\r\n--x--\r\n`, {
    'content-type': 'multipart/form-data; boundary=x',
  });
}

/** A part of a file that the file does not have. */
async function partBehindTheEnd(): Promise<Answer> {
  const { body } = await upload('short');
  const path = `/v1/media/${String(body['id'])}`;
  return account.key.call('GET', path, undefined, { range: 'bytes=99-' });
}

const inAMinute = (): string => new Date(Date.now() + 60_000).toISOString();

/** Whoever holds the passkey of the account answers a challenge. */
async function signed(challenge?: string): Promise<Answer> {
  const path = `/v1/sessions/${asked}/passkey`;
  const { body } = await account.key.get<{ options: { challenge: string } | null }>(path);
  const options = challenge ? { challenge } : (body.options ?? { challenge: '' });
  const assertion = await product.simulator.answerPasskey(PASSKEY_NUMBER, options);
  return account.key.post(`${path}/assertion`, assertion);
}

/** For each documented error, a request that earns it. */
const CAUSES: Record<string, () => Promise<{ status: number; body: Record<string, unknown> }>> = {
  invalid_request: () => account.key.post('/v1/sessions', { nam: 'x' }),
  malformed_json: () => account.key.call('POST', '/v1/sessions', '{"name":'),
  invalid_cursor: () => account.key.get('/v1/sessions?cursor=nonsense'),
  invalid_recipient: () =>
    account.key.post('/v1/messages', { sessionId: linked, to: '+15551234567', text: 'x' }),
  recipient_not_on_whatsapp: () =>
    account.key.post('/v1/messages', { sessionId: linked, to: '4915140009999', text: 'x' }),
  session_not_connected: () =>
    account.key.post('/v1/messages', { sessionId: waiting, to: CONTACT, text: 'x' }),
  webhooks_remain: async () => {
    const client = await account.key.post<{ id: string }>('/v1/clients', { name: 'Bakery' });
    const session = await account.key.post<{ id: string }>('/v1/sessions', {
      ...{ name: 'Bread', clientId: client.body.id },
    });
    await account.key.post('/v1/webhooks', {
      ...{ url: 'https://agency.example/x', sessionIds: [session.body.id] },
    });
    return account.key.call('DELETE', `/v1/clients/${client.body.id}`);
  },
  name_taken: async () => {
    await account.key.post('/v1/labels', { name: 'Customer' });
    return account.key.post('/v1/labels', { name: 'CUSTOMER' });
  },
  pairing_unavailable: () => account.key.get(`/v1/sessions/${linked}/qr`),
  reach_out_timelock: () =>
    restricted({ timelock: { until: inAMinute(), type: 'RESTRICT_ALL_COMPANIONS' } }),
  new_chat_cap: () =>
    restricted({ newChats: { quota: 1, used: 1, status: 'CAPPED', resetsAt: inAMinute() } }),
  no_passkey_pending: () => account.key.post(`/v1/sessions/${linked}/passkey/confirm`),
  passkey_other_request: () => signed('AAAA'),
  invalid_passkey: () =>
    account.key.post(`/v1/sessions/${asked}/passkey/assertion`, {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      response: {},
    }),
  passkey_answered: async () => {
    const { options } = (
      await account.key.get<{ options: { challenge: string } }>(`/v1/sessions/${asked}/passkey`)
    ).body;
    await signed();
    return signed(options.challenge);
  },
  pairing_refused: async () => {
    await product.session(account, waiting, ({ status }) => status === 'QR');
    await product.simulator.faults(CONTACT, { throttleCodes: true });
    return account.key.post(`/v1/sessions/${waiting}/pairing-code`, { phone: CONTACT });
  },
  message_refused: async () => {
    await product.simulator.faults(NUMBER, { refuseMessages: 463 });
    const answer = await account.key.post('/v1/messages', {
      sessionId: linked,
      to: CONTACT,
      text: 'x',
    });
    await product.simulator.clearFaults(NUMBER);
    return answer;
  },
  not_group_member: async () => {
    const { id, jid } = await ownGroup('Gone');
    await product.simulator.changeMembers(jid, { remove: [NUMBER], by: CONTACT });
    const rename = () => account.key.call('PATCH', `/v1/groups/${id}`, { subject: 'x' });
    await expect.poll(async () => (await rename()).body['code']).toBe('not_group_member');
    return rename();
  },
  not_group_administrator: async () => {
    const { id } = await ownGroup('Theirs');
    return account.key.call('PATCH', `/v1/groups/${id}`, { announcement: true });
  },
  group_link_invalid: () =>
    account.key.post('/v1/groups/join', { sessionId: linked, code: 'NoSuchLinkAnywhere' }),
  group_refused: async () => {
    const { id } = await ownGroup('Refused');
    await product.simulator.faults(NUMBER, { refuseGroups: 500 });
    const answer = await account.key.call('PATCH', `/v1/groups/${id}`, { subject: 'x' });
    await product.simulator.clearFaults(NUMBER);
    return answer;
  },
  whatsapp_unanswered: async () => {
    const { id } = await ownGroup('Silent');
    await product.simulator.faults(NUMBER, { withholdGroups: true });
    const answer = await account.key.call('PATCH', `/v1/groups/${id}`, { subject: 'x' });
    await product.simulator.clearFaults(NUMBER);
    return answer;
  },
  call_over: async () => {
    const { id } = await product.simulator.call(CONTACT, { to: NUMBER, hangUp: true });
    const path = `/v1/sessions/${linked}/calls/${id}/reject`;
    const reject = () => account.key.post(path, undefined);
    await expect.poll(async () => (await reject()).body['code']).toBe('call_over');
    return reject();
  },
  message_not_editable: async () =>
    account.key.call('PATCH', `/v1/messages/${await ofSomebodyElse()}`, { text: 'x' }),
  message_not_deletable: async () =>
    account.key.call('DELETE', `/v1/messages/${await ofSomebodyElse()}`),
  message_not_pinnable: async () =>
    account.key.post(`/v1/messages/${await deleted()}/pin`, { pinned: true }),
  message_not_keepable: async () =>
    account.key.post(`/v1/messages/${await ofSomebodyElse()}/keep`, { kept: true }),
  file_ready: async () => {
    const bytes = Buffer.from('a file');
    const file = { kind: 'document', mimeType: 'text/plain', to: NUMBER, bytes } as const;
    const { id } = await product.simulator.media.send(CONTACT, file);
    const ask = async (): Promise<Answer> => {
      const { body } = await account.key.get<PageBody<MessageBody>>('/v1/messages?limit=100');
      const message = body.data.find(({ waMessageId }) => waMessageId === id);
      return account.key.post(`/v1/messages/${message?.id}/media/download`, undefined);
    };
    await expect.poll(async () => (await ask()).body['code']).toBe('file_ready');
    return ask();
  },
  invalid_idempotency_key: () =>
    account.key.call('POST', '/v1/sessions', { name: 'x' }, { 'idempotency-key': 'ümlaut key' }),
  idempotency_key_reused: async () => {
    const create = (url: string): Promise<Answer> =>
      account.key.call('POST', '/v1/webhooks', { url }, { 'idempotency-key': 'reused' });
    await create('https://agency.example/one');
    return create('https://agency.example/another');
  },
  idempotency_key_in_use: async () => {
    const send = (): Promise<Answer> =>
      account.key.call(
        'POST',
        '/v1/messages',
        { sessionId: linked, to: CONTACT, text: 'slowly' },
        { 'idempotency-key': 'in-use' },
      );
    await product.simulator.faults(NUMBER, { withholdAcks: true });
    const first = send();
    await product.simulator.waitForMessage(CONTACT, { text: 'slowly' });
    const second = await send();
    await product.simulator.clearFaults(NUMBER);
    await first;
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    return second;
  },
  webhook_url_forbidden: () =>
    account.key.post('/v1/webhooks', { url: 'http://169.254.169.254/latest' }),
  proxy_invalid: () =>
    account.key.post('/v1/sessions', { name: 'Behind a proxy', proxy: 'ftp://proxy.example' }),
  delivery_not_resendable: async () => {
    const { body: webhook } = await account.key.post<{ id: string }>('/v1/webhooks', {
      url: 'https://agency.example/hook',
    });
    const { body: test } = await account.key.post<{ delivery: { id: string } }>(
      `/v1/webhooks/${webhook.id}/test`,
      { event: 'message.received' },
    );
    await account.key.call('DELETE', `/v1/webhooks/${webhook.id}`);
    return account.key.post(`/v1/deliveries/${test.delivery.id}/resend`, {});
  },
  previous_secret_signs: async () => {
    const { body } = await account.key.post<{ id: string }>('/v1/webhooks', {
      url: 'https://agency.example/rotated',
    });
    await account.key.post(`/v1/webhooks/${body.id}/secret/rotate`, {});
    return account.key.post(`/v1/webhooks/${body.id}/secret/rotate`, {});
  },
  missing_credentials: () => product.api.get('/v1/sessions'),
  invalid_credentials: () => product.api.with({ 'x-api-key': 'wh_live_wrong' }).get('/v1/sessions'),
  wrong_login: () =>
    product.api.post('/v1/auth/login', { email: account.email, password: 'wrong' }),
  wrong_password: () =>
    account.staff.post('/v1/auth/password', {
      currentPassword: 'not this one',
      newPassword: 'a quiet harbour at night',
    }),
  wrong_code: async () => {
    await account.staff.post('/v1/auth/two-factor', { currentPassword: account.password });
    return account.staff.post('/v1/auth/two-factor/confirm', { code: '000000' });
  },
  weak_password: () =>
    product.api.post('/v1/auth/register', {
      email: 'weak@agency.example',
      password: '1234567890',
      name: 'x',
      organizationName: 'x',
    }),
  forbidden: async () => {
    const key = await account.staff.post<{ token: string }>('/v1/api-keys', {
      name: 'reader',
      scopes: ['messages:read'],
    });
    return product.api.with({ 'x-api-key': key.body.token }).post('/v1/sessions', { name: 'x' });
  },
  address_not_allowed: async () => {
    const key = await account.staff.post<{ token: string }>('/v1/api-keys', {
      name: 'elsewhere',
      allowedAddresses: ['203.0.113.0/24'],
    });
    return product.api.with({ 'x-api-key': key.body.token }).get('/v1/sessions');
  },
  not_found: () => account.key.get('/v1/sessions/sess_nothing'),
  connect_link_not_found: () => product.api.get('/v1/connect/none'),
  already_linked: () =>
    account.key.post(`/v1/sessions/${linked}/connect-links`, { expiresInMinutes: 5 }),
  origin_not_allowed: () =>
    product.api.call('POST', '/v1/auth/refresh', undefined, { origin: 'https://evil.example' }),
  mail_unavailable: () => product.api.post('/v1/auth/forgot-password', { email: account.email }),
  reset_link_not_found: () =>
    product.api.post('/v1/auth/reset-password', {
      token: 'none',
      password: 'a quiet harbour at night',
    }),
  invitation_not_found: () => product.api.get('/v1/auth/invitation?token=none'),
  already_member: () =>
    account.staff.post('/v1/invitations', { role: 'agent', email: account.email }),
  last_owner: async () => {
    const { body } = await account.staff.get<{ user: { id: string } }>('/v1/auth/me');
    return account.staff.call('DELETE', `/v1/members/${body.user.id}`);
  },
  not_acceptable: async () => {
    await product.session(account, waiting, ({ status }) => status === 'QR');
    return account.key.call('GET', `/v1/sessions/${waiting}/qr`, undefined, {
      accept: 'text/plain',
    });
  },
  provider_unavailable: () => product.api.post('/v1/auth/oidc/start', {}),
  provider_refused: () => product.api.post('/v1/auth/oidc/finish', { code: 'none', state: 'none' }),
  email_taken: () =>
    product.api.post('/v1/auth/register', {
      email: account.email,
      password: 'correct horse battery',
      name: 'x',
      organizationName: 'x',
    }),
  limit_reached: async () => {
    const create = (): Promise<Answer> =>
      account.key.post('/v1/webhooks', { url: 'https://agency.example/many' });
    const made: unknown[] = [];
    let answer = await create();
    for (let count = 0; count < 12 && answer.status === 201; count += 1) {
      made.push(answer.body['id']);
      answer = await create();
    }
    // Other causes need webhooks, too.
    for (const id of made) await account.key.call('DELETE', `/v1/webhooks/${String(id)}`);
    return answer;
  },
  invalid_upload: () => upload(''),
  file_too_large: () => upload('x'.repeat(1024 ** 2 + 1)),
  range_not_satisfiable: partBehindTheEnd,
  headers_too_large: () =>
    account.key.call('GET', '/v1/sessions', undefined, { 'x-large': 'x'.repeat(20_000) }),
  body_too_large: () => account.key.post('/v1/sessions', { name: 'x'.repeat(1_100_000) }),
  unsupported_media_type: () =>
    account.key.call('POST', '/v1/sessions', 'name=x', {
      'content-type': 'application/x-www-form-urlencoded',
    }),
  rate_limited: async () => {
    const { body } = await account.staff.post<{ token: string }>('/v1/api-keys', { name: 'eager' });
    const eager = product.api.with({ 'x-api-key': body.token });
    let answer = await eager.get('/v1/sessions');
    for (let call = 0; call < 250 && answer.status === 200; call += 1)
      answer = await eager.get('/v1/sessions');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    return answer;
  },
};

test('every documented error is what a caller gets, and says how to go on', async () => {
  const { body } = await product.api.get<{ 'x-error-codes': Documented[] }>('/v1/openapi.json');
  const documented = body['x-error-codes'].filter(({ code }) => !NOT_BY_REQUEST.has(code));
  expect(documented.map(({ code }) => code).sort()).toEqual(Object.keys(CAUSES).sort());
  const seen: Seen[] = [];
  for (const { code } of documented) {
    const answer = await CAUSES[code]?.();
    expect(answer?.body).toMatchObject({
      type: expect.stringContaining(`#${code}`) as unknown,
      title: expect.stringMatching(/\w/) as unknown,
      detail: expect.stringMatching(/\w.*\.$/) as unknown,
      requestId: expect.stringMatching(/^req_/) as unknown,
    });
    seen.push({ status: answer?.status ?? 0, code: String(answer?.body['code']) });
  }
  expect(seen).toEqual(documented.map(({ status, code }) => ({ status, code })));
});
