import type { MessageView } from '@whathooks/dto';
import { lastKey, leastStatus, stands, withAlbums } from './albums';
import type { TimelineRow } from './rows';

const message = (id: string, changes: Partial<MessageView> = {}): MessageView =>
  ({
    ...{ id, type: 'image', direction: 'inbound', from: '15551234567', text: null },
    ...{ albumId: 'A', deletedAt: null, media: { status: 'ready' }, status: 'received' },
    ...changes,
  }) as MessageView;

const row = (id: string, changes: Partial<MessageView> = {}, more: object = {}): TimelineRow =>
  ({
    ...{ kind: 'message', key: id, message: message(id, changes), reactions: [] },
    ...{ showAuthor: false, follows: false, ...more },
  }) as TimelineRow;

const shape = (rows: readonly TimelineRow[]) =>
  rows.map((one) => (one.kind === 'album' ? one.messages.map(({ id }) => id) : one.key));

describe('albums of a conversation', () => {
  it('stand as one row, where the first picture stood', () => {
    const rows = withAlbums([
      row('1', {}, { day: 'Today' }),
      row('2'),
      row('3', { type: 'video' }),
    ]);
    expect(shape(rows)).toEqual([['1', '2', '3']]);
    expect(rows[0]).toMatchObject({ kind: 'album', key: '1', day: 'Today' });
    expect(lastKey(rows[0])).toBe('3');
    expect(stands(rows[0] as TimelineRow, '2')).toBe(true);
    expect(stands(rows[0] as TimelineRow, '4')).toBe(false);
  });

  it.each([
    ['another album', row('2', { albumId: 'B' })],
    ['no album', row('2', { albumId: undefined })],
    ['a text', row('2', { type: 'text', media: undefined })],
    ['what was deleted', row('2', { deletedAt: '2026-01-01T00:00:00Z' })],
    ['another person', row('2', { from: '15551234568' })],
    ['the other side', row('2', { direction: 'outbound' })],
    ['what nobody has read', row('2', {}, { startsUnread: true })],
    ['another day', row('2', {}, { day: 'Today' })],
  ])('end before %s', (_, other) => {
    expect(shape(withAlbums([row('1'), other]))).toEqual(['1', '2']);
  });

  it('leave a single picture as it is', () => {
    expect(shape(withAlbums([row('1'), row('2', { albumId: undefined })]))).toEqual(['1', '2']);
  });

  it('have the reactions to all of their pictures', () => {
    const to = (id: string, emoji: string) => row(id, {}, { reactions: [{ emoji }] });
    const [album] = withAlbums([to('1', '🥐'), to('2', '🥖')]);
    expect(album).toMatchObject({ reactions: [{ emoji: '🥐' }, { emoji: '🥖' }] });
  });

  it('have come as far as the slowest of their pictures', () => {
    const of = (...all: MessageView['status'][]) =>
      leastStatus(all.map((status) => message('1', { status })) as [MessageView]);
    expect(of('read', 'delivered', 'read')).toBe('delivered');
    expect(of('read', 'failed')).toBe('failed');
    expect(of('read', 'read')).toBe('read');
  });
});
