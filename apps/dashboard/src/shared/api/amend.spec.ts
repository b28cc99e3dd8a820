import { QueryClient } from '@tanstack/react-query';
import { amend } from './amend';

const KEY = ['numbers'];

describe('amend', () => {
  it('changes what is cached, and leaves it as old as it is', () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a'], { updatedAt: 5 });
    amend<string[]>(client, KEY, (names) => [...names, 'b']);
    expect(client.getQueryData(KEY)).toEqual(['a', 'b']);
    expect(client.getQueryState(KEY)?.dataUpdatedAt).toBe(5);
  });

  it('leaves what is to be read anew to be read anew', async () => {
    const client = new QueryClient();
    client.setQueryData(KEY, ['a']);
    await client.invalidateQueries({ queryKey: KEY });
    amend<string[]>(client, KEY, () => ['c']);
    expect(client.getQueryState(KEY)).toMatchObject({ data: ['c'], isInvalidated: true });
  });

  it('invents nothing where nothing is cached', () => {
    const client = new QueryClient();
    amend<string[]>(client, KEY, () => ['a']);
    expect(client.getQueryData(KEY)).toBeUndefined();
  });
});
