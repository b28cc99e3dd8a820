import { coalesce } from './coalesce';

describe('gathering calls', () => {
  it('works once for a burst, after its last call, and again for the next burst', async () => {
    let calls = 0;
    let seenAtWork = 0;
    let worked: () => void = () => undefined;
    const work = () => {
      seenAtWork = calls;
      worked();
    };
    const soon = coalesce(work, 1);
    const burst = () => {
      const done = new Promise<void>((resolve) => (worked = resolve));
      for (let call = 0; call < 5; call += 1) {
        calls += 1;
        soon();
      }
      return done;
    };
    await burst();
    expect(seenAtWork).toBe(5);
    await burst();
    expect(seenAtWork).toBe(10);
  });
});
