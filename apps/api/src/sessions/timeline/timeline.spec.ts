import type { SessionTimelineEntryView, SessionTimelinePage } from '@whathooks/dto';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { newId, parseId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { EventBus } from '../../platform/events/event-bus';
import { inOrganization } from '../../platform/scope/scope';
import { restrictionBegan } from '../state/session-restricted';

let app: TestApp;
let agency: TestOrganization;
let id: string;
beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  agency = await app.organization();
  id = (await agency.asUser<{ id: string }>('POST /v1/sessions', { name: 'Bakery' })).body.id;
  const organizationId = parseId('organization', agency.organizationId);
  const session = { id: parseId('session', id), organizationId, metadata: {} };
  await app.dataSource.query(
    `INSERT INTO session_transitions (id, organization_id, session_id, from_status, to_status, reason)
     VALUES ($1, $2, $3, 'QR', 'PENDING', 'qr_timeout')`,
    [newId(), organizationId, session.id],
  );
  const until = new Date(Date.now() + 86_400_000);
  await inOrganization(organizationId, () =>
    app.app
      .get(UnitOfWork)
      .run((tx) =>
        app.app.get(EventBus).publish(tx, [restrictionBegan(session, 'reach_out_timelock', until)]),
      ),
  );
  await agency.asUser(`PATCH /v1/sessions/${id}`, { name: 'Rye bakery' });
  await agency.asUser(`POST /v1/sessions/${id}/connect-links`, { expiresInMinutes: 60 });
});
afterAll(() => app.close());

type Call = TestOrganization['asUser'];
const read = async (query = '', as: Call = agency.asUser): Promise<SessionTimelinePage> =>
  (await as<SessionTimelinePage>(`GET /v1/sessions/${id}/timeline${query}`)).body;

/** What an entry tells, in a word. The moves of the number itself depend on when it is asked. */
const told = ({ data }: SessionTimelinePage): string[] =>
  data.flatMap(({ status, restriction, action }: SessionTimelineEntryView) => {
    if (status) return status.reason === 'qr_timeout' ? ['linking stopped'] : [];
    return [restriction ? `${restriction.kind} ${restriction.active}` : (action?.action ?? '')];
  });

it('tells moves, restrictions and what was done as one list, newest first', async () => {
  const all = ['connect_link.created', 'session.settings_changed', 'reach_out_timelock true'];
  expect(told(await read())).toEqual([...all, 'linking stopped', 'session.created']);
});

it('is read page by page, each entry once', async () => {
  const whole = await read();
  const found: SessionTimelineEntryView[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: SessionTimelinePage = await read(`?limit=2${cursor && `&cursor=${cursor}`}`);
    found.push(...page.data);
    cursor = page.nextCursor;
  }
  expect(found.slice(-whole.data.length)).toEqual(whole.data);
});

it('tells who did what only to people who may read the audit log', async () => {
  const agent = await app.member(agency, 'agent');
  for (const as of [agent.asUser, agency.asKey]) {
    expect(told(await read('', as))).toEqual(['reach_out_timelock true', 'linking stopped']);
  }
});

it('is nobody else’s', async () => {
  const stranger = await app.organization();
  expect((await stranger.asUser(`GET /v1/sessions/${id}/timeline`)).status).toBe(404);
});

it('keeps in the audit log who unlinked and deleted a number', async () => {
  await agency.asUser(`POST /v1/sessions/${id}/connect`);
  await agency.asKey(`DELETE /v1/sessions/${id}`);
  const { body } = await agency.asUser<{ data: { action: string; actor: string }[] }>(
    'GET /v1/audit-log',
  );
  expect(body.data.slice(0, 2)).toMatchObject([
    { action: 'session.deleted', actor: expect.stringMatching(/^key_/) as string },
    { action: 'session.connect_requested', actor: expect.stringMatching(/^usr_/) as string },
  ]);
});
