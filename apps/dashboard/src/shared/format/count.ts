import { LOCALE } from '../language/locale';

const COUNT = new Intl.NumberFormat(LOCALE);

/** A number as people of the page's language write it: "1,234", "1.234". */
export function formatCount(count: number): string {
  return COUNT.format(count);
}
