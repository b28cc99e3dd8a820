import { statusesBefore, STEPS } from './message-status';

it('a message moves forward only, and fails before it was sent', () => {
  expect(STEPS.map((status) => [status, statusesBefore(status)])).toEqual([
    ['failed', ['pending']],
    ['sent', ['pending']],
    ['delivered', ['pending', 'sent']],
    ['read', ['pending', 'sent', 'delivered']],
    ['played', ['pending', 'sent', 'delivered', 'read']],
  ]);
});
