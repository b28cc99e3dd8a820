import { SendWindow, type WindowPlace } from './send-window';

const CHATS_AT_ONCE = 64;

/** A window whose places are all taken, and one of them. */
async function fullWindow(): Promise<{ window: SendWindow; place: WindowPlace }> {
  const window = new SendWindow();
  const places = await Promise.all(Array.from({ length: CHATS_AT_ONCE }, () => window.enter()));
  return { window, place: places[0] as WindowPlace };
}

it('gives the place of one that leaves to the next, once', async () => {
  const { window, place } = await fullWindow();
  const entered: string[] = [];
  const first = window.enter().then(() => entered.push('first'));
  const second = window.enter().then(() => entered.push('second'));
  place.leave();
  place.leave();
  await first;
  // The last place in a row of waiting turns would come to it by now.
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toEqual(['first']);
  void second;
});

it('lets one that comes back go before those that enter', async () => {
  const { window, place } = await fullWindow();
  const entered: string[] = [];
  const held = window.enter().then((other) => {
    entered.push('held');
    return other;
  });
  place.leave();
  const other = await held;
  const entering = window.enter().then((next) => {
    entered.push('entering');
    next.leave();
  });
  const back = place.back().then(() => entered.push('back'));
  other.leave();
  await back;
  expect(entered).toEqual(['held', 'back']);
  place.leave();
  await entering;
  expect(entered).toEqual(['held', 'back', 'entering']);
});
