import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The path that the build of pages wrote down; older builds wrote none, and knew none. */
export function builtFor(folder: string): string {
  const file = join(folder, 'built-for.json');
  if (!existsSync(file)) return '';
  return (JSON.parse(readFileSync(file, 'utf8')) as { basePath: string }).basePath;
}
