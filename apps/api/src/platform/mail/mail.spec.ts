import { until } from '@whathooks/testing';
import { MailServer } from '../../../test/mail-server';
import { startTestApp, type TestApp } from '../../../test/harness';
import { newId } from '../database/ids';
import { UnitOfWork } from '../database/unit-of-work';
import type { Mail } from './mail';
import { Mailer } from './mailer';

let server: MailServer;
let api: TestApp;
/** A second process over the same database. */
let other: TestApp;
let mails = 0;

beforeAll(async () => {
  server = await MailServer.start();
  api = await startTestApp({ variables: server.variables });
  other = await startTestApp({ variables: server.variables, database: api.database });
});
afterEach(() => (server.refusal = null));
afterAll(async () => {
  await other.stop();
  await api.close();
  await server.stop();
});

/** Another address for each mail of a test. */
const someone = (): string => `someone-${(mails += 1)}@agency.example`;

const mail = (to: string, values: Partial<Mail> = {}): Mail => ({
  organizationId: null,
  to,
  subject: 'Ventas is down',
  text: 'The number Ventas is down.\nOpen it: https://hooks.example/numbers',
  ...values,
});

/** Writes a mail, and what `work` writes with it. */
const write = (
  written: Mail,
  work: () => void = () => undefined,
  from: TestApp = api,
): Promise<boolean> =>
  from.app.get(UnitOfWork).run(async (tx) => {
    const isSent = await from.app.get(Mailer).send(tx, written);
    work();
    return isSent;
  });

const rows = (to: string): Promise<Record<string, unknown>[]> =>
  api.dataSource.query('SELECT * FROM mails WHERE recipient = $1', [to]);

const received = async (to: string): Promise<string> => {
  await until('the mail arrives', () => server.to(to).length > 0);
  return server.to(to)[0]?.raw ?? '';
};

const isTried = async (to: string): Promise<Record<string, unknown>> => {
  await until('it was tried', async () => (await rows(to))[0]?.['last_error'] != null);
  return (await rows(to))[0] ?? {};
};

it('sends a mail once its transaction is committed, and keeps nothing of it', async () => {
  const to = someone();
  expect(await write(mail(to))).toBe(true);
  const raw = await received(to);
  expect(raw).toContain('From: whathooks <alerts@agency.example>\n');
  expect(raw).toContain(`To: ${to}\n`);
  expect(raw).toContain('Subject: Ventas is down\n');
  expect(raw).toContain('Content-Type: text/plain; charset=utf-8\n');
  expect(raw).toMatch(/\nMessage-ID: <[0-9a-f-]{36}@agency\.example>\n/);
  expect(raw).toContain('\n\nThe number Ventas is down.\nOpen it: https://hooks.example/numbers');
  await until('it is forgotten', async () => (await rows(to)).length === 0);
});

it('sends none of a transaction that fails', async () => {
  const [undone, done] = [someone(), someone()];
  const fails = write(mail(undone), () => {
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  await write(mail(done));
  await received(done);
  expect([server.to(undone), await rows(undone)]).toEqual([[], []]);
});

it('encrypts what waits', async () => {
  server.refusal = { code: 451, words: 'later' };
  const to = someone();
  await write(mail(to, { text: 'a link that opens an account' }));
  const row = await isTried(to);
  expect(String(row['content'])).not.toContain('opens');
});

it('tries again what the server does not take yet, under the same id', async () => {
  server.refusal = { code: 451, words: 'try later' };
  const to = someone();
  await write(mail(to));
  const row = await isTried(to);
  expect(row['last_error']).toContain('451 try later');
  expect((row['next_at'] as Date).getTime()).toBeGreaterThan(Date.now());
  expect(row['given_up_at']).toBeNull();
  server.refusal = null;
  await api.dataSource.query('UPDATE mails SET next_at = now() WHERE recipient = $1', [to]);
  await write(mail(someone()));
  expect(await received(to)).toContain(`<${String(row['id'])}@`);
});

it('gives up what the server refuses for good, and shows it to the organization', async () => {
  const { organizationId: publicId } = await api.organization();
  const [{ id: organizationId } = { id: '' }] = await api.dataSource.query<{ id: string }[]>(
    `SELECT id FROM organizations WHERE 'org_' || replace(id::text, '-', '') = $1`,
    [publicId],
  );
  server.refusal = { code: 550, words: 'nobody of that name' };
  const to = someone();
  await write(mail(to, { organizationId }));
  expect(await isTried(to)).toMatchObject({ next_at: null, content: null, attempts: 1 });
  const mailer = api.app.get(Mailer);
  expect(await mailer.givenUp({ organizationId })).toMatchObject([
    { recipient: to, lastError: expect.stringContaining('550 nobody of that name') },
  ]);
  expect(await mailer.givenUp({ organizationId: newId() })).toEqual([]);
});

it('gives up what has expired', async () => {
  const to = someone();
  await write(mail(to, { expiresAt: new Date(Date.now() - 1) }));
  expect(await isTried(to)).toMatchObject({ next_at: null, content: null });
  expect(server.to(to)).toEqual([]);
});

it('gives up after the last attempt', async () => {
  server.refusal = { code: 451, words: 'later' };
  const to = someone();
  await write(mail(to));
  await isTried(to);
  await api.dataSource.query(
    'UPDATE mails SET attempts = 11, next_at = now() WHERE recipient = $1',
    [to],
  );
  await write(mail(someone()));
  await until('it was given up', async () => (await rows(to))[0]?.['given_up_at'] != null);
  expect((await rows(to))[0]).toMatchObject({ next_at: null, content: null, attempts: 12 });
});

it('writes no header that a subject or an address contains', async () => {
  const to = someone();
  await write(mail(to, { subject: 'Ventas\r\nBcc: victim@agency.example\r\n\r\nIs down' }));
  const raw = await received(to);
  expect(server.to('victim@agency.example')).toEqual([]);
  expect(raw).not.toMatch(/\nBcc:/);
});

it('is sent once, however many processes look at the queue', async () => {
  const addresses = Array.from({ length: 12 }, someone);
  await Promise.all(
    addresses.map((to, index) => write(mail(to), undefined, index % 2 ? api : other)),
  );
  await until('the queue is empty', async () => {
    const [{ waiting } = { waiting: 1 }] = await api.dataSource.query<{ waiting: number }[]>(
      'SELECT count(*)::int AS waiting FROM mails WHERE recipient = ANY ($1)',
      [addresses],
    );
    return waiting === 0;
  });
  expect(addresses.map((to) => server.to(to).length)).toEqual(addresses.map(() => 1));
});

it('is not written where there is no mail server', async () => {
  const silent = await startTestApp({ database: api.database });
  const to = someone();
  expect(await write(mail(to), undefined, silent)).toBe(false);
  expect(silent.app.get(Mailer).sendsMail).toBe(false);
  expect(await rows(to)).toEqual([]);
  await silent.stop();
});
