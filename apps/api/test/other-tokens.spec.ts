import { type Answer, startTestApp, type TestApp, type TestOrganization } from './harness';
import { MailServer } from './mail-server';
import { NO_WHATSAPP } from './processes/no-whatsapp';
import { uploadFile } from './storage/upload';

/**
 * Each secret that opens something opens that alone: every kind of token is brought to every door of another kind. The
 * doors of people and keys are in `permissions.spec.ts`, with more that opens nothing.
 */

const PASSWORD = 'a quiet harbour at night';

interface Door {
  /** What goes in with its own secret. */
  open: (secret: string) => Promise<Answer<unknown>>;
  /** How it answers any other; what is too long for a token of a link is none. */
  refused: readonly number[];
}

let app: TestApp;
let mail: MailServer;
let owner: TestOrganization;
/** Secrets by what they open. */
let secrets: Record<string, string>;
let doors: Record<string, Door>;

beforeAll(async () => {
  mail = await MailServer.start();
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ...mail.variables } });
  owner = await app.organization();
  secrets = await everySecret();
  const file = (await uploadFile(app, owner.jwt, 'bytes')).id;
  doors = {
    'a person': {
      open: (secret) => app.call('GET /v1/auth/me', undefined, bearer(secret)),
      refused: [401],
    },
    'an API key': {
      // A route that takes nothing but keys.
      open: (secret) => app.call('POST /v1/messages', {}, { 'x-api-key': secret }),
      refused: [401],
    },
    'a connect link': {
      open: (secret) => app.call(`GET /v1/connect/${encodeURIComponent(secret)}`),
      refused: [404, 400, 414],
    },
    'an invitation': {
      open: (secret) =>
        app.call(`GET /v1/auth/invitation?token=${encodeURIComponent(secret.slice(0, 200))}`),
      refused: [404, 400, 414],
    },
    'a new password': {
      open: (secret) =>
        app.call('POST /v1/auth/reset-password', { token: secret, password: PASSWORD }),
      refused: [404, 400, 414],
    },
    'a file': {
      open: (secret) =>
        app.call(
          `GET /v1/media/${file}?expires=4102444800&signature=${encodeURIComponent(secret)}`,
        ),
      refused: [404, 400, 414],
    },
  };
});
afterAll(async () => {
  await app.close();
  await mail.stop();
});

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const secretOf = ({ url }: { url: string }): string => url.split('#')[1] ?? '';

async function everySecret(): Promise<Record<string, string>> {
  const { asUser, jwt, apiKey } = owner;
  const member = await app.member(owner, 'agent');
  const made = async (path: `/${string}`, body: object): Promise<string> =>
    secretOf((await asUser<{ url: string }>(`POST ${path}`, body)).body);
  const session = await asUser<{ id: string }>('POST /v1/sessions', { name: 'Bakery' });
  const link = `/v1/sessions/${session.body.id}/connect-links` as const;
  return {
    'a person': jwt,
    'an API key': apiKey,
    'a connect link': await made(link, { expiresInMinutes: 5 }),
    'an invitation': await made('/v1/invitations', { role: 'agent' }),
    'a new password': await made(`/v1/members/${member.userId}/password-link`, {
      currentPassword: owner.password,
    }),
  };
}

it('no secret opens the door of another kind', async () => {
  const opened: string[] = [];
  for (const [of, secret] of Object.entries(secrets))
    for (const [door, { open, refused }] of Object.entries(doors)) {
      if (door === of) continue;
      const { status } = await open(secret);
      if (!refused.includes(status)) opened.push(`${of} at ${door}: ${status}`);
    }
  expect(opened).toEqual([]);
});

it('each opens its own', async () => {
  const statuses: Record<string, number> = {};
  for (const [of, secret] of Object.entries(secrets))
    statuses[of] = (await doors[of]?.open(secret))?.status ?? 0;
  expect(statuses).toEqual({
    ...{ 'a person': 200, 'an API key': 400, 'a connect link': 200, 'an invitation': 200 },
    'a new password': 204,
  });
});
