import { type Looking, Viewers } from './viewers';

const AT = 1_000_000;
const looking = (changes: Partial<Looking> = {}): Looking => ({
  organizationId: 'org',
  sessionId: 'session',
  chatId: 'chat',
  userId: 'ana',
  signInId: `sign-in of ${changes.userId ?? 'ana'}`,
  name: changes.userId ?? 'ana',
  state: 'looking',
  ...changes,
});

describe('viewers', () => {
  let viewers: Viewers;
  beforeEach(() => {
    viewers = new Viewers();
  });
  const states = (chatId = 'chat'): string[] =>
    viewers.of(chatId).map(({ userId, state }) => `${userId} ${state}`);

  it('are published where they differ from before, and only then', () => {
    expect(viewers.take(looking(), AT)).toEqual([
      {
        ...{ organizationId: 'org', sessionId: 'session', chatId: 'chat' },
        viewers: [{ userId: 'ana', name: 'ana', state: 'looking' }],
      },
    ]);
    expect(viewers.take(looking(), AT + 5_000)).toEqual([]);
    expect(viewers.take(looking({ state: 'typing' }), AT + 6_000)).toHaveLength(1);
    expect(viewers.take(looking({ userId: 'ben' }), AT)).toHaveLength(1);
    expect(states()).toEqual(['ana typing', 'ben looking']);
    expect(viewers.take(looking({ state: 'gone' }), AT)[0]?.viewers).toHaveLength(1);
    expect(viewers.take(looking({ state: 'gone' }), AT)).toEqual([]);
  });

  it('are forgotten 15 seconds after they were heard of', () => {
    viewers.take(looking(), AT);
    viewers.take(looking({ userId: 'ben' }), AT + 10_000);
    expect(viewers.expire(AT + 14_999)).toEqual([]);
    expect(viewers.expire(AT + 15_000)).toMatchObject([{ viewers: [{ userId: 'ben' }] }]);
    viewers.take(looking({ userId: 'ben' }), AT + 20_000);
    expect(viewers.expire(AT + 34_999)).toEqual([]);
    expect(viewers.expire(AT + 35_000)).toMatchObject([{ chatId: 'chat', viewers: [] }]);
    expect(viewers.expire(AT + 99_000)).toEqual([]);
  });

  it('write as long as they write in one of their windows, and look until the last one is closed', () => {
    viewers.take(looking({ signInId: 'phone', state: 'typing' }), AT);
    viewers.take(looking({ signInId: 'computer' }), AT);
    expect(states()).toEqual(['ana typing']);
    viewers.take(looking({ signInId: 'phone', state: 'gone' }), AT);
    expect(states()).toEqual(['ana looking']);
    expect(viewers.take(looking({ signInId: 'computer', state: 'gone' }), AT)).toMatchObject([
      { viewers: [] },
    ]);
  });

  it('are in eight chats at once: the ninth chat ends the first one', () => {
    for (let n = 1; n <= 8; n += 1) viewers.take(looking({ chatId: `chat ${n}` }), AT);
    // Of the first one it speaks anew.
    viewers.take(looking({ chatId: 'chat 1' }), AT);
    const changed = viewers.take(looking({ chatId: 'chat 9' }), AT);
    expect(changed.map(({ chatId, viewers: { length } }) => [chatId, length])).toEqual([
      ['chat 9', 1],
      ['chat 2', 0],
    ]);
    for (let n = 10; n < 1_000; n += 1) viewers.take(looking({ chatId: `chat ${n}` }), AT);
    expect(viewers.expire(AT + 15_000)).toHaveLength(8);
  });
});
