import { cleanId, cleanName, cleanText, cleanTime, isStorable } from '../src/wire/clean';
import { historyIn, inboundMessageOf } from '../src/phone/phone-messages';

describe('an id', () => {
  it.each(['3EB0A1B2C3', '4915111111111@s.whatsapp.net', '', 'ü'])('such as %j stays', (id) => {
    expect(cleanId(id)).toBe(id);
    expect(isStorable(id)).toBe(true);
  });

  it.each([
    ['a\u0000b', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['x'.repeat(501), 'x'.repeat(500)],
    // Three bytes each: the last one that fits whole.
    ['語'.repeat(200), '語'.repeat(166)],
    [`a${'😀'.repeat(200)}`, `a${'😀'.repeat(124)}`],
  ])('that a database could not hold becomes one that it can', (id, clean) => {
    expect(cleanId(id)).toBe(clean);
    expect(isStorable(id)).toBe(false);
  });
});

describe('a text', () => {
  it.each([
    ['a😀b', 2, 'a😀'],
    ['a😀b', 1, 'a'],
    ['😀😀😀', 2, '😀😀'],
    ['abc', 3, 'abc'],
    ['\u0000a\u0000b', 2, 'ab'],
    ['\ud83d😀', 1, '\ufffd'],
  ])('such as %j is cut at %d characters, between two of them', (text, length, clean) => {
    expect(cleanText(text, length)).toBe(clean);
  });

  it('that names somebody is cut between characters', () => {
    const name = '😀'.repeat(101);
    expect(cleanName(name)).toBe('😀'.repeat(100));
    expect(cleanName(`a${name}`)).toBe(`a${'😀'.repeat(99)}`);
  });
});

it.each([NaN, -1, 0, 1.5, 2 ** 32, 1e300, Infinity])('%d seconds are no time', (seconds) => {
  expect(cleanTime(seconds).getTime()).toBeGreaterThan(1_700_000_000_000);
});

it('what a phone tells of a message is stored, whatever it is', async () => {
  const [told] = historyIn([
    {
      messages: [
        {
          message: {
            key: { id: 'A\u0000\udfff', remoteJid: '1\u00002@g.us', participant: '3\ud800@lid' },
            message: { conversation: 'long ago' },
            messageTimestamp: 1e17,
          },
        },
      ],
    },
  ]);
  if (!told) throw new Error('it was not taken for a message');
  const row = await inboundMessageOf(told, {}, () => Promise.resolve(null));
  expect(row).toMatchObject({
    waMessageId: 'A\ufffd',
    chat: '12@g.us',
    author: '3\ufffd@lid',
    from: '3\ufffd',
  });
  expect(Number.isFinite(row.timestamp.getTime())).toBe(true);
  expect(row.timestamp.getFullYear()).toBeLessThan(3_000);
});
