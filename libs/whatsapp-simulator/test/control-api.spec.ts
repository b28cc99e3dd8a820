import { request } from 'node:http';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => {
  simulated = await Simulated.start();
});
afterAll(() => simulated.close());

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; error?: string }> {
  const response = await fetch(`${simulated.simulator.controlUrl}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: response.status, ...((await response.json()) as { error?: string }) };
}

describe('the control API refuses', () => {
  it.each([
    ['a number with a plus', { phone: '+4915112345678' }, /"phone" must be a number/],
    ['no number', {}, /"phone" is missing/],
    ['a field it does not know', { phone: '4915112345678', nme: 'x' }, /no field "nme"/],
    ['an addressing it does not know', { phone: '4915112345678', addressing: 'x' }, /one of/],
  ])('an account with %s', async (_, body, reason) => {
    const answer = await call('POST', '/accounts', body);
    expect(answer.status).toBe(400);
    expect(answer.error).toMatch(reason);
  });

  it('a message to somebody who does not exist, or is not on WhatsApp', async () => {
    const [from, to] = [await simulated.contact(), await simulated.contact({ registered: false })];
    const nobody = await call('POST', `/accounts/${from}/messages`, {
      to: '4900000000',
      text: 'x',
    });
    expect(nobody).toMatchObject({ status: 404, error: expect.stringMatching(/No account/) });
    const gone = await call('POST', `/accounts/${from}/messages`, { to, text: 'x' });
    expect(gone).toMatchObject({ status: 409, error: `${to} is not on WhatsApp.` });
  });

  it('a time that is none', async () => {
    const [from, to] = [await simulated.contact(), await simulated.contact()];
    const body = { to, text: 'x', timestamp: 'yesterday' };
    expect((await call('POST', `/accounts/${from}/messages`, body)).status).toBe(400);
  });

  it('a path that it does not have, and says where they are listed', async () => {
    expect(await call('GET', '/nothing')).toMatchObject({
      status: 404,
      error: expect.stringContaining('GET /control lists all'),
    });
  });

  it.each([
    ['pages of other sites', { origin: 'https://example.org' }],
    ['names that lead here from elsewhere', { host: 'example.org' }],
  ])('%s', async (_, headers) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${simulated.simulator.controlUrl}/info`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it.each([
    ['pages of other sites', { origin: 'https://example.org' }],
    ['names that lead here from elsewhere', { host: 'example.org' }],
    [
      'such names under which WhatsApp is named',
      { host: 'a.example', origin: 'https://web.whatsapp.com' },
    ],
  ])('sockets of %s', async (_, headers) => {
    const url = simulated.simulator.wsUrl.replace('ws:', 'http:');
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const key = { 'sec-websocket-key': 'AQIDBAUGBwgJCgsMDQ4PEA==' };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(url, { headers: { ...upgrade, ...key, ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('upgrade', (response, socket) => {
          socket.destroy();
          resolve(response.statusCode);
        })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

it('an account is made once and changed afterwards', async () => {
  const { client } = simulated;
  const phone = simulated.number();
  const made = await client.createAccount({ phone, name: 'Jane' });
  const again = await client.createAccount({ phone, addressing: 'lid' });
  expect(again).toEqual({ ...made, addressing: 'lid' });
  expect((await client.info()).accounts).toBe((await client.accounts()).data.length);
});

it('waiting for a message that does not come ends in time', async () => {
  const phone = await simulated.contact();
  await expect(simulated.client.waitForMessage(phone, { text: 'x' }, 50)).rejects.toThrow(
    /saw no such message in 50 ms/,
  );
});

it('tells screens what changed', async () => {
  const phone = simulated.number();
  const response = await fetch(`${simulated.simulator.controlUrl}/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await simulated.client.createAccount({ phone });
  let heard = '';
  while (!heard.includes(phone)) heard += (await reader?.read())?.value ?? '';
  expect(heard).toContain(`event: change\ndata: {"phone":"${phone}"}`);
  await reader?.cancel();
});
