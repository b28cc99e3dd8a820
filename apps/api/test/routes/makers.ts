import { publicId } from '../../src/platform/database/ids';
import { DeliveryBench } from '../deliveries/deliveries';
import type { TestApp, TestOrganization } from '../harness';
import { uploadFile } from '../storage/upload';
import { storeChat, storeContact, storeGroup, storeMessage } from '../stored-messages';

/** Creates one thing of each kind and returns its id, by the first part of the path. */
export const makersOf = (
  app: TestApp,
): Readonly<Record<string, (owner: TestOrganization) => Promise<string>>> => ({
  sessions: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret bakery' })).body.id,
  messages: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeMessage(app, owner, body.id);
  },
  chats: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeChat(app, owner, body.id);
  },
  contacts: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeContact(app, owner, body.id);
  },
  groups: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeGroup(app, owner, body.id);
  },
  webhooks: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/webhooks', { url: 'https://secret.example/hook' })).body
      .id,
  deliveries: async (owner) => {
    const bench = new DeliveryBench(app, owner);
    const webhook = await bench.webhook('https://secret.example/deliveries');
    await bench.publish(bench.event(1));
    const [delivery] = await bench.deliveries(webhook);
    return publicId('delivery', delivery?.id ?? '');
  },
  events: async (owner) => {
    const bench = new DeliveryBench(app, owner);
    const event = bench.event(1);
    await bench.publish(event);
    return publicId('event', event.id);
  },
  recoveries: async (owner) => {
    const { asUser } = owner;
    const webhook = await new DeliveryBench(app, owner).webhook('https://secret.example/recovery');
    const { body } = await asUser<{ recovery: { id: string } }>(
      `POST /v1/webhooks/${webhook.id}/recover`,
      { since: '2026-06-29T00:00:00.000Z' },
    );
    return body.recovery.id;
  },
  labels: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/labels', { name: 'Secret label' })).body.id,
  notes: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    const chat = await storeChat(app, owner, body.id);
    const path = `POST /v1/chats/${chat}/notes` as const;
    return (await owner.asUser<{ id: string }>(path, { text: 'Secret' })).body.id;
  },
  snippets: async ({ asUser }) => {
    const snippet = { shortcut: 'secret', text: 'Secret offer' };
    return (await asUser<{ id: string }>('POST /v1/snippets', snippet)).body.id;
  },
  media: async ({ jwt }) => (await uploadFile(app, jwt, 'Secret offer')).id,
  members: async (owner) => (await app.member(owner, 'agent', 'Secret colleague')).userId,
  'connect-links': async ({ asUser }) => {
    const { body } = await asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    const path = `POST /v1/sessions/${body.id}/connect-links` as const;
    return (await asUser<{ id: string }>(path, { expiresInMinutes: 5 })).body.id;
  },
  invitations: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/invitations', { role: 'agent' })).body.id,
  auth: async ({ asUser }) =>
    (await asUser<{ data: { id: string }[] }>('GET /v1/auth/sign-ins')).body.data[0]?.id ?? '',
  clients: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/clients', { name: 'Secret client' })).body.id,
  'api-keys': async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/api-keys', { name: 'Secret key' })).body.id,
});
