import { WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { LinkedNumber } from './linked-number';

it('a server whose certificates another key signed is not spoken to', async () => {
  const simulator = await WhatsAppSimulator.start({ port: 0 });
  const stranger = { wsUrl: simulator.wsUrl, rootKey: '07'.repeat(32) };
  const number = new LinkedNumber(stranger, '4915100000000');
  number.connect();
  expect(await number.next('close')).toMatchObject({
    reason: 'connection_lost',
    detail: expect.stringContaining('certificate signature invalid') as unknown,
  });
  expect(number.events.qr).toEqual([]);
  await number.socket.close();
  await simulator.close();
});
