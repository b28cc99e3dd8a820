import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WhatsAppSimulator } from '../src';
import { until } from '@whathooks/testing';
import { Simulated } from './simulated';

let stateDir: string;
let simulated: Simulated;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'simulator-'));
  simulated = await Simulated.start({ stateDir });
});
afterEach(async () => {
  await simulated.close();
  await rm(stateDir, { recursive: true, force: true });
});

it('everything that a device did not settle is delivered again at its next login', async () => {
  const { socket, phone } = await simulated.linked();
  const contact = await simulated.contact();
  socket.die();
  await until('the server to notice', async () =>
    (await simulated.client.account(phone)).devices.every(({ online }) => !online),
  );
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const text = `away ${index}`;
    ids.push((await simulated.client.sendMessage(contact, { to: phone, text })).id);
  }
  expect((await simulated.client.account(phone)).devices).toMatchObject([
    { offlineQueue: 5, unsettled: 5 },
  ]);
  await socket.reconnect();
  await until('all five', () => socket.texts.length === 5);
  expect(socket.texts).toEqual([0, 1, 2, 3, 4].map((index) => `away ${index}`));
  expect(ids.map((id) => socket.find('message', id)?.attrs['offline'])).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
  ]);
  await until('the receipts', () => simulated.isSettled(phone));
  expect((await simulated.client.account(phone)).devices).toMatchObject([{ offlineQueue: 0 }]);
});

it('accounts, links, ratchets, chats and queues survive a restart', async () => {
  const { socket, phone } = await simulated.linked();
  const contact = await simulated.contact();
  await simulated.client.sendMessage(contact, { to: phone, text: 'before' });
  await until('the message', () => socket.texts.includes('before'));
  await until('the receipt', () => simulated.isSettled(phone));
  socket.die();
  await simulated.client.sendMessage(contact, { to: phone, text: 'while away' });
  const { rootKey } = simulated.simulator;
  await simulated.restart();
  expect(simulated.simulator.rootKey).toBe(rootKey);
  await socket.reconnect();
  await until('the message', () => socket.texts.includes('while away'));
  const id = await socket.send(`${contact}@s.whatsapp.net`, 'still the same ratchet');
  expect(await simulated.client.waitForMessage(contact, { id })).toMatchObject({ deliveries: 1 });
  expect((await simulated.client.messages(contact)).map(({ text }) => text)).toEqual([
    'before',
    'while away',
    'still the same ratchet',
  ]);
  expect((await simulated.client.account(phone)).stats).toMatchObject({ nacks: 0, retries: 0 });
});

it('a second simulator over the same folder is refused', async () => {
  await expect(WhatsAppSimulator.start({ port: 0, stateDir })).rejects.toThrow(/in use by another/);
});

it('its folder and files are closed to others, also those that an earlier version left open', async () => {
  const modes = async (): Promise<string[]> => {
    const names = await readdir(stateDir);
    const stats = await Promise.all(['.', ...names].map((name) => stat(join(stateDir, name))));
    return stats.map(({ mode }) => (mode & 0o777).toString(8));
  };
  expect(await modes()).toEqual(['700', '600', '600']);

  await simulated.close();
  await chmod(stateDir, 0o755);
  await chmod(join(stateDir, 'simulator.sqlite'), 0o644);
  simulated = await Simulated.start({ stateDir });
  expect(await modes()).toEqual(['700', '600', '600']);
});

it('only this machine can be served', async () => {
  await expect(WhatsAppSimulator.start({ port: 0, host: '0.0.0.0' })).rejects.toThrow(
    /this machine only/,
  );
});

it('a folder that cannot be written is refused in one line', async () => {
  await expect(WhatsAppSimulator.start({ port: 0, stateDir: '/proc/none' })).rejects.toThrow(
    /cannot be written/,
  );
});
