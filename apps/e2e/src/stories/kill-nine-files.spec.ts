import { expect, test } from '@playwright/test';
import { killDownloads } from '../chaos/killed-downloads';

/**
 * Six downloads are under way at each kill, however many files wait: more would make the story longer, not harder.
 * `npm run chaos -- --files 1000` does the same with more.
 */
test('a gateway killed in the midst of downloads brings every file, once and whole', async () => {
  test.setTimeout(500_000);
  expect(await killDownloads({ files: 240, kills: 6 })).toEqual([]);
});
