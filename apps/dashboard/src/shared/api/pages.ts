/** One page of any list of the API. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Largest page the API gives. */
export { PAGE_MAX as PAGE_LIMIT } from '@whathooks/dto/facts';

/** Pages read for lists that are shown whole. 2,000 numbers or webhooks are far beyond one screen. */
const MAX_PAGES = 20;

/** Reads a list to its end. */
export async function allPages<T>(
  page: (cursor: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const { data, nextCursor } = await page(cursor);
    items.push(...data);
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return items;
}
