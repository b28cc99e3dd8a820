import { ReconnectPauses } from './reconnect-schedule';

/** Pauses at their longest, by a clock that the test turns. */
function pauses(): { pauses: ReconnectPauses; login: (lastsS: number) => void } {
  let now = 1_000_000;
  const pauses = new ReconnectPauses(
    () => now,
    () => 1,
  );
  const login = (lastsS: number): void => {
    pauses.opened();
    now += lastsS * 1_000;
  };
  return { pauses, login };
}

const MINUTE = 60_000;

describe('pauses between attempts', () => {
  it('grow for a connection that ends soon after each login', () => {
    const { pauses: each, login } = pauses();
    const waited = Array.from({ length: 8 }, () => {
      login(1);
      return each.before('soon');
    });
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('grow likewise where the server asks for one restart after the other', () => {
    const { pauses: each, login } = pauses();
    expect(each.before('at_once')).toBe(0);
    login(1);
    expect(each.before('soon')).toBe(1_000);
    login(1);
    expect(each.before('soon')).toBe(2_000);
  });

  it('begin anew after a connection that lasted longer than a minute, and not before', () => {
    const { pauses: each, login } = pauses();
    for (let failed = 0; failed < 5; failed += 1) each.before('soon');
    login(60);
    expect(each.before('soon')).toBe(32_000);
    login(61);
    expect(each.before('soon')).toBe(1_000);
  });

  it('do not take the time in which nothing was connected for a connection', () => {
    const { pauses: each, login } = pauses();
    login(61);
    expect(each.before('soon')).toBe(1_000);
    // The next attempts reach no login, however long they take.
    expect(each.before('soon')).toBe(2_000);
    expect(each.before('soon')).toBe(4_000);
  });

  it('begin anew when a person asks', () => {
    const { pauses: each } = pauses();
    for (let failed = 0; failed < 5; failed += 1) each.before('soon');
    each.forget();
    expect(each.before('soon')).toBe(1_000);
  });

  it('stay long after too many logins, until a connection has lasted an hour', () => {
    const { pauses: each, login } = pauses();
    expect(each.before('later')).toBe(10 * MINUTE);
    login(120);
    expect(each.before('later')).toBe(20 * MINUTE);
    each.forget();
    expect(each.before('later')).toBe(40 * MINUTE);
    login(3_601);
    expect(each.before('later')).toBe(10 * MINUTE);
  });
});
