import { aboutOf } from './event-abouts';

const told = (data: object, event = 'message.received') => aboutOf(JSON.stringify({ event, data }));

it('names who wrote, and how the message begins', () => {
  expect(told({ from: '15551234567', pushName: 'Jane', type: 'text', text: 'Hi there!' })).toEqual({
    name: 'Jane',
    contact: '15551234567',
    type: 'text',
    text: 'Hi there!',
  });
});

it('names whom it is for where the phone or we wrote it', () => {
  const own = { from: '1', to: '15551234567', chat: '15551234567@s.whatsapp.net', pushName: 'Me' };
  expect(told(own, 'message.sent_from_phone')).toMatchObject({
    name: null,
    contact: '15551234567',
  });
  expect(told({ to: '15551234567', status: 'read' }, 'message.status')).toMatchObject({
    contact: '15551234567',
    text: null,
  });
});

it('does not take a hidden number for a phone number', () => {
  expect(told({ from: '987', fromType: 'lid' })?.contact).toBe('987@lid');
});

it('cuts a long text between its characters', () => {
  expect(told({ from: '1', text: '👍'.repeat(200) })?.text).toBe('👍'.repeat(120));
});

it('is nothing where nobody is named', () => {
  expect(told({ sessionId: 'sess_1', status: 'CONNECTED' }, 'session.status')).toBeNull();
});
