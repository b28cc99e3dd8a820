import type { AuditEntryView, AuditPage } from '@whathooks/dto';
import type { TestOrganization } from '../../test/harness';
import {
  type MessageBody,
  newPhone,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  session = await world.linked(agency);
});
afterAll(() => world.close());

const change = (body: object, by = agency.asUser) =>
  by<SessionBody>(`PATCH /v1/sessions/${session.id}`, body);

const audited = async (): Promise<AuditEntryView[]> =>
  (await agency.asUser<AuditPage>('GET /v1/audit-log')).body.data;

describe('changes of settings are in the audit log', () => {
  it('each with what it is from then on, and who did it', async () => {
    await change({ presence: true, receiveStatus: true, name: 'Bakery 2' });
    const [entry] = await audited();
    expect(entry).toMatchObject({
      action: 'session.settings_changed',
      target: session.id,
      actor: expect.stringMatching(/^usr_/) as unknown,
      details: { presence: 'true', receiveStatus: 'true', name: 'Bakery 2' },
    });
    await change({ receiveChannels: true, minGapMs: 20, burst: 3 }, agency.asKey);
    expect((await audited())[0]).toMatchObject({
      actor: expect.stringMatching(/^key_/) as unknown,
      details: { receiveChannels: 'true', minGapMs: '20', burst: '3' },
    });
    await change({ minGapMs: null });
  });

  it('without what stays as it is, and not at all where nothing changes', async () => {
    await change({ presence: true, receiveStatus: false });
    expect((await audited())[0]?.details).toEqual({ receiveStatus: 'false' });
    const before = await audited();
    await change({ presence: true });
    await change({ metadata: { a: 'b' } });
    expect(await audited()).toEqual(before);
  });

  it('without passwords and texts', async () => {
    await change({ rejectCalls: { text: 'please write to us' } });
    expect((await audited())[0]?.details).toEqual({ rejectCalls: 'true, with a text' });
    await change({ rejectCalls: null });
    expect((await audited())[0]?.details).toEqual({ rejectCalls: 'false' });
    await change({ proxy: 'socks5://agency:secret@127.0.0.1:9' });
    await change({ proxy: null });
    const all = await audited();
    expect(all.slice(0, 2).map(({ details }) => details)).toEqual([
      { proxy: 'removed' },
      { proxy: 'set' },
    ]);
    expect(JSON.stringify(all)).not.toMatch(/secret@|please write/);
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
  });

  it('and not those that are refused', async () => {
    const before = await audited();
    expect((await change({ presence: true, burst: -1 })).status).toBe(400);
    const stranger = await world.app.organization('Stranger');
    expect((await change({ presence: false }, stranger.asUser)).status).toBe(404);
    expect(await audited()).toEqual(before);
  });
});

describe('showTyping', () => {
  const shown = async (): Promise<(string | undefined)[]> =>
    (await world.client.signals(session.phone ?? ''))
      .filter(({ tag }) => tag === 'chatstate')
      .map(({ children: [what] }) => what?.tag);

  it('shows that the number writes before a message, once, and nothing before a reaction', async () => {
    const contact = newPhone();
    await world.client.createAccount({ phone: contact });
    const send = (content: object) =>
      agency.asKey<MessageBody>('POST /v1/messages', {
        sessionId: session.id,
        to: contact,
        ...content,
      });
    const { body: first } = await send({ text: 'not yet' });
    expect(await shown()).toEqual([]);
    await change({ showTyping: true });
    // What was known before is true for a second.
    await until('it to be shown', async () => {
      await send({ text: 'Hi' });
      return (await shown()).length > 0;
    });
    const before = await shown();
    expect(before).toEqual(['composing']);
    const { status, body } = await send({ text: 'and more' });
    expect(status).toBe(201);
    await world.client.waitForMessage(contact, { id: body.waMessageId });
    expect(await shown()).toEqual(['composing', 'composing']);
    await send({ reaction: { messageId: first.id, emoji: '👍' } });
    expect(await shown()).toEqual(['composing', 'composing']);
    await change({ showTyping: false });
  });
});
