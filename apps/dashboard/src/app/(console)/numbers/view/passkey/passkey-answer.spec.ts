import { readAnswer } from './passkey-answer';

const ANSWER = { id: 'a', rawId: 'a', type: 'public-key', response: { signature: 'b' } };
const TEXT = JSON.stringify(ANSWER);

describe('what was pasted', () => {
  it.each([TEXT, `\n  ${TEXT} \n`, `'${TEXT}'`, `"${TEXT}"`])('is an answer: %s', (text) => {
    expect(readAnswer(text)).toEqual(ANSWER);
  });

  it.each(['', '{', TEXT.slice(0, -1), 'null', '[]', '{}', '{"rawId":"a"}', 'copied!'])(
    'is none: %s',
    (text) => {
      expect(readAnswer(text)).toBeNull();
    },
  );
});
