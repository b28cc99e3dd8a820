import { randomBytes } from 'node:crypto';
import { parseId } from '../database/ids';
import { startTestApp, type TestApp } from '../../../test/harness';
import { ApiError } from '../http/problems/api-error';
import { ClusterBus } from './cluster-bus';
import { LivingProcesses } from './living-processes.repository';
import { NotAnsweredError, question } from './question';
import { Router } from './router';
import type { Tenant } from '../database/tenant-repository';

const variables = { ROLES: 'api,gateway' };
const LONG_MS = 600_000;
const DOUBLE = question<{ n: number }, number>('test.double');
const ECHO = question<{ text: string }, { text: string }>('test.echo');
const REFUSED = question<object, void>('test.refused');
const BROKEN = question<object, void>('test.broken');
const SILENT = question<object, void>('test.silent');

let here: TestApp;
let there: TestApp;
let router: Router;
let target: string;
let tenant: Tenant;
let silent: { asked: () => void; answer: Promise<void> };
const notices: string[] = [];
beforeAll(async () => {
  here = await startTestApp({ variables });
  there = await startTestApp({ variables, database: here.database });
  const { organizationId } = await here.organization();
  tenant = { organizationId: parseId('organization', organizationId) };
  router = here.app.get(Router);
  target = there.app.get(ClusterBus).processId;
  const other = there.app.get(Router);
  other.answer(DOUBLE, ({ organizationId: whose }, { n }) => {
    notices.push(whose);
    return Promise.resolve(2 * n);
  });
  other.answer(ECHO, (_, asked) => Promise.resolve(asked));
  other.answer(REFUSED, () =>
    Promise.reject(new ApiError('rate_limited', 'Not now.', undefined, 7)),
  );
  other.answer(BROKEN, () => Promise.reject(new Error('a defect')));
  other.answer(SILENT, () => {
    silent.asked();
    return silent.answer;
  });
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await there.stop();
  await here.close();
});

/** A question that is being worked on, and how it is answered at last. */
function working(): { begun: Promise<void>; end: () => void } {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  silent = { asked: begun.resolve, answer: end.promise };
  return { begun: begun.promise, end: end.resolve };
}

describe('a question to another process', () => {
  it('is answered with the answer to it, for its organization', async () => {
    const asked = [1, 2, 3].map((n) => router.ask(target, DOUBLE, tenant, { n }, LONG_MS));
    expect(await Promise.all(asked)).toEqual([2, 4, 6]);
    expect(new Set(notices)).toEqual(new Set([tenant.organizationId]));
  });

  it('may be of any size, and none of it can be read in the database', async () => {
    const text = `secret ${'x'.repeat(50_000)}`;
    expect(await router.ask(target, ECHO, tenant, { text }, LONG_MS)).toEqual({ text });
    const rows = await here.dataSource.query<{ body: string }[]>(
      'SELECT body FROM cluster_messages',
    );
    expect(rows.length).toBe(2);
    for (const { body } of rows) {
      expect(body).not.toContain('secret');
      expect(body).not.toContain(Buffer.from('secret ').toString('base64').slice(0, 8));
    }
  });

  it('fails as it would here: with an error of the catalogue, or a defect', async () => {
    const refused = router.ask(target, REFUSED, tenant, {}, LONG_MS);
    await expect(refused).rejects.toMatchObject({
      code: 'rate_limited',
      message: 'Not now.',
      retryAfter: 7,
    });
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(router.ask(target, BROKEN, tenant, {}, LONG_MS)).rejects.toThrow('a defect');
  });

  it('that is not answered in time fails, and its late answer disturbs nobody', async () => {
    const { begun, end } = working();
    const late = router.ask(target, SILENT, tenant, {}, 1);
    await expect(late).rejects.toBeInstanceOf(NotAnsweredError);
    await begun;
    end();
    expect(await router.ask(target, DOUBLE, tenant, { n: 4 }, LONG_MS)).toBe(8);
  });

  it('is answered once, whatever comes twice', async () => {
    const bus = there.app.get(ClusterBus);
    const tell = bus.sendToProcess.bind(bus);
    jest.spyOn(bus, 'sendToProcess').mockImplementation(async (...given) => {
      await tell(...given);
      await tell(...given);
    });
    const answers = [1, 2, 3].map((n) => router.ask(target, DOUBLE, tenant, { n }, LONG_MS));
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  it('fails when the process that was asked has ended', async () => {
    const nobody = randomBytes(8).readBigInt64BE().toString();
    const asked = router.ask(nobody, DOUBLE, tenant, { n: 1 }, LONG_MS);
    await expect(asked).rejects.toThrow('has ended');
  });

  it('is waited for while it is worked on, however often somebody looks', async () => {
    const { begun, end } = working();
    const has = jest.spyOn(here.app.get(LivingProcesses), 'has');
    const looked = new Promise<void>((resolve) => {
      const ask = LivingProcesses.prototype.has;
      has.mockImplementation(async function (this: LivingProcesses, ...given) {
        const lives = await ask.apply(here.app.get(LivingProcesses), given);
        expect(lives).toBe(true);
        if (has.mock.calls.length > 1) resolve();
        return lives;
      });
    });
    const asked = router.ask(target, SILENT, tenant, {}, LONG_MS);
    await begun;
    await looked;
    end();
    expect(await asked).toBeNull();
  });

  it('fails when the answer may have been missed', async () => {
    const { begun, end } = working();
    const asked = router.ask(target, SILENT, tenant, {}, LONG_MS);
    const failed = expect(asked).rejects.toThrow('missed');
    await begun;
    await here.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'whathooks % bus'`,
    );
    await failed;
    end();
  });
});
