import { refusalText } from './refusal-text';

it('a refused message is explained to a person, and not to a program', () => {
  const refused = { title: 'Too soon', detail: 'Until 2026-11-29T18:06:30.000Z … `queue`.' };
  expect(refusalText({ ...refused, code: 'new_chat_cap' })).not.toMatch(/queue|Z\b/);
  expect(refusalText({ ...refused, code: 'message_refused' })).toBe(
    'Too soon. Until 2026-11-29T18:06:30.000Z … `queue`.',
  );
});
