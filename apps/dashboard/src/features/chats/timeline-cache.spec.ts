import type { MessageView, TimelineEntry } from '@whathooks/dto';
import {
  changed,
  entriesOf,
  isAtNewest,
  merged,
  type TimelinePages,
  withoutGone,
} from './timeline-cache';

const entry = (order: number, text = 'Hi'): TimelineEntry => {
  const id = `msg_${String(order).padStart(4, '0')}`;
  return { type: 'message', id, message: { id, text } as MessageView };
};
const pagesOf = (pages: number[][], newer: string | null = null): TimelinePages => ({
  pages: pages.map((orders, index) => ({
    data: orders.map((order) => entry(order)),
    nextCursor: 'older',
    previousCursor: index === 0 ? newer : 'newer',
    phoneHasMore: true,
  })),
  pageParams: pages.map(() => ({})),
});
const orders = (pages: TimelinePages) => entriesOf(pages).map(({ id }) => Number(id.slice(4)));

it('what comes is put in its place, once', () => {
  const pages = merged(
    pagesOf([
      [9, 7],
      [5, 3],
    ]),
    [entry(10), entry(6), entry(9), entry(4)],
  );
  expect(orders(pages)).toEqual([3, 4, 5, 6, 7, 9, 10]);
});

it('what is known is shown as it is now', () => {
  const pages = merged(pagesOf([[9, 7]]), [entry(7, 'reworded')]);
  expect(entriesOf(pages).map(({ message }) => message?.text)).toEqual(['reworded', 'Hi']);
});

it('what is older than everything comes with the next page', () => {
  expect(orders(merged(pagesOf([[9, 7]]), [entry(2)]))).toEqual([7, 9]);
});

it('a conversation that is opened further up does not get what is new: there is a gap between', () => {
  const pages = pagesOf([[9, 7]], 'newer');
  expect(isAtNewest(pages)).toBe(false);
  expect(orders(merged(pages, [entry(20)]))).toEqual([7, 9]);
});

it('an empty conversation gets its first message', () => {
  expect(orders(merged(pagesOf([[]]), [entry(1)]))).toEqual([1]);
});

it('a change reaches its message, and leaves all else as it is', () => {
  const pages = pagesOf([[9, 7], [5]]);
  const change = new Map([['msg_0005', (message: MessageView) => ({ ...message, text: 'x' })]]);
  const after = changed(pages, change);
  expect(after.pages[1]?.data[0]?.message?.text).toBe('x');
  expect(after.pages[0]).toBe(pages.pages[0]);
  expect(changed(pages, new Map())).toBe(pages);
});

it('a note that was deleted meanwhile goes, as far back as is known', () => {
  const note = (order: number): TimelineEntry => ({ type: 'note', id: `note_000${order}` });
  const pages = merged(pagesOf([[9, 2]]), [note(3), note(5), note(7)]);
  const after = withoutGone(pages, [entry(9), note(7), entry(4)]);
  expect(entriesOf(after).map(({ id }) => id)).toEqual([
    'msg_0002',
    'note_0003',
    'note_0007',
    'msg_0009',
  ]);
});
