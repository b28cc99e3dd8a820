import { LostCode } from './lost-code';

const PHONE = '4915200000001';
const code = (seconds = 60) => ({
  phone: PHONE,
  code: 'ABCD1234',
  expiresAt: new Date(Date.now() + seconds * 1_000),
});

describe('a code that its connection takes along', () => {
  it('is asked for anew while it could have been typed', () => {
    const lost = new LostCode();
    expect(lost.take()).toBeNull();
    lost.requested(code());
    expect(lost.take()).toEqual({ phone: PHONE, mayAsk: true });
    // Once: nothing is shown until a new code comes.
    expect(lost.take()).toBeNull();
  });

  it('is not asked for when it had ended, or was taken back', () => {
    const lost = new LostCode();
    lost.requested(code(-1));
    expect(lost.take()).toBeNull();
    lost.requested(code());
    lost.replaced(null);
    expect(lost.take()).toBeNull();
  });

  it('is asked for three times, and again after a person asked', () => {
    const lost = new LostCode();
    const goesOn = (): boolean | undefined => {
      const taken = lost.take();
      lost.replaced(code());
      return taken?.mayAsk;
    };
    lost.requested(code());
    expect([goesOn(), goesOn(), goesOn(), goesOn()]).toEqual([true, true, true, false]);
    lost.requested(code());
    expect(goesOn()).toBe(true);
  });
});
