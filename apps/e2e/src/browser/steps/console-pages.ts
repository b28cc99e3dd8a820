import { readdirSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

const CONSOLE = resolve(__dirname, '../../../../dashboard/src/app/(console)');

/** Public ids of what stands in an organization, for the pages that show one of it. */
export interface Shown {
  /** A session. */
  number: string;
  webhook: string;
}

/** Addresses of all pages behind the log-in, as their files say; a page of one thing with that. */
export function consolePages({ number, webhook }: Shown): string[] {
  const pages = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx'))
    .map((file) => `/${dirname(file).split(sep).join('/')}/`);
  return pages.map((path) => {
    if (path === '/numbers/view/') return `${path}?id=${number}`;
    return path === '/webhooks/view/' ? `${path}?id=${webhook}` : path;
  });
}
