import { own } from '../../../../shared/own-address';

/** The file that lists everything. */
export const INDEX = 'index';

/** Where the build writes a file of the reference. */
export function addressOf(name: string): string {
  return own(`/reference/data/${name}.json`);
}
