import { addressKey } from './address-key';
import { WindowCounter } from './window-counter';

const NOON = Date.UTC(2026, 10, 29, 12);

describe('the key of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ])('%s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe('a counter', () => {
  it('forgets nobody in a flood of others, and takes hardly anybody for another', () => {
    const counter = new WindowCounter();
    for (let use = 0; use < 50; use += 1) counter.count('victim', NOON);
    for (let junk = 0; junk < 50_000; junk += 1) counter.count(`junk ${junk}`, NOON);
    expect(counter.count('victim', NOON).used).toBeGreaterThanOrEqual(51);
    expect(counter.count('newcomer', NOON).used).toBeLessThan(20);
  });

  it('begins again with the next window, and then takes nothing back of the one before', () => {
    const counter = new WindowCounter();
    const old = counter.count('a', NOON);
    expect(counter.count('a', NOON + 59_999)).toMatchObject({ used: 2, resetS: 1 });
    expect(counter.count('a', NOON + 60_000)).toMatchObject({ used: 1, resetS: 60 });
    old.undo();
    expect(counter.count('a', NOON + 60_000).used).toBe(2);
  });

  it('takes a use back', () => {
    const counter = new WindowCounter();
    counter.count('a', NOON).undo();
    expect(counter.count('a', NOON).used).toBe(1);
  });
});
