import type { ContactView } from '@whathooks/dto';
import sharp from 'sharp';
import type { TestOrganization } from '../../../test/harness';
import {
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let contact: ContactView;
const jane = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  session = await world.linked(agency);
  await world.client.sendMessage(jane, { to: session.phone ?? '', text: 'Hello' });
  contact = await until('the contact', async () => {
    const { body } = await agency.asKey<Page<ContactView>>('GET /v1/contacts');
    return body.data.find(({ phone }) => phone === jane);
  });
});
afterAll(() => world.close());

const now = async (): Promise<ContactView> =>
  (await agency.asKey<ContactView>(`GET /v1/contacts/${contact.id}`)).body;
const becomes = (blocked: boolean): Promise<unknown> =>
  until(`blocked ${blocked}`, async () => (await now()).blocked === blocked);

it('whom somebody blocks here is blocked on the phone, and written to again', async () => {
  const path = `/v1/contacts/${contact.id}/block` as const;
  const { status, body } = await agency.asUser<ContactView>(`PUT ${path}`);
  expect({ status, blocked: body.blocked }).toEqual({ status: 200, blocked: true });
  expect(await world.client.blocked(session.phone ?? '')).toEqual([jane]);
  expect((await agency.asUser<ContactView>(`DELETE ${path}`)).body.blocked).toBe(false);
  expect(await world.client.blocked(session.phone ?? '')).toEqual([]);
});

it('whom the phone blocks is blocked here, also while the number was away', async () => {
  await world.client.block(session.phone ?? '', jane);
  await becomes(true);
  await world.client.block(session.phone ?? '', jane, false);
  await becomes(false);
  await world.app.stop();
  await world.client.block(session.phone ?? '', jane);
  await world.restart();
  agency = world.now(agency);
  await becomes(true);
});

it('the picture of a contact is shown where there is one', async () => {
  const path = `/v1/contacts/${contact.id}/picture` as const;
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  expect((await agency.asKey(`GET ${path}`)).status).toBe(404);
  const stranger = await world.app.organization('Stranger');
  expect((await stranger.asKey(`GET ${path}`)).status).toBe(404);
  const blue = { width: 8, height: 8, channels: 3, background: 'blue' } as const;
  const jpeg = await sharp({ create: blue }).jpeg().toBuffer();
  // That there was none is remembered for a while, by each process.
  await world.client.setPicture(jane, jpeg);
  await world.restart();
  agency = world.now(agency);
  await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  const answer = await fetch(`${world.app.url}${path}`, {
    headers: { 'x-api-key': agency.apiKey },
  });
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(jpeg);
});
