import { startTestApp, type TestApp } from '../../../test/harness';

let first: TestApp;
let second: TestApp;

beforeAll(async () => {
  first = await startTestApp();
  second = await startTestApp();
});

afterAll(async () => {
  await first.close();
  await second.close();
});

it('two applications in one process each admit their own people and programs', async () => {
  const ours = await first.organization();
  const theirs = await second.organization();
  const status = async (app: TestApp, headers: Record<string, string>): Promise<number> =>
    (await app.call('GET /v1/sessions', undefined, headers)).status;
  const ourToken = { authorization: `Bearer ${ours.jwt}` };
  const theirToken = { authorization: `Bearer ${theirs.jwt}` };
  const ourKey = { 'x-api-key': ours.apiKey };
  const theirKey = { 'x-api-key': theirs.apiKey };
  for (const [app, headers] of [
    [first, ourToken],
    [first, ourKey],
    [second, theirToken],
    [second, theirKey],
  ] as const) {
    expect(await status(app, headers)).toBe(200);
  }
  for (const [app, headers] of [
    [first, theirToken],
    [first, theirKey],
    [second, ourToken],
    [second, ourKey],
  ] as const) {
    expect(await status(app, headers)).toBe(401);
  }
});
