import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { DASHBOARD_LANGUAGES } from '@whathooks/dto/facts';

/** Every text of the dashboard is there in every language, and takes the same values. */

const SOURCES = join(__dirname, '../..');
const TRANSLATIONS = DASHBOARD_LANGUAGES.filter((language) => language !== 'en');

/** Pages for programmers are in English alone. */
const ENGLISH_ALONE = /^app\/\(public\)\/(docs|reference|samples|search)\//;

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => /(^|[/-])words\.tsx?$/.test(file) && !ENGLISH_ALONE.test(file))
  // It says what the words of a language are.
  .filter((file) => file !== 'shared/language/words.ts')
  .toSorted();

/** Of each text and function: where it stands, and how many values it takes. */
function shape(words: unknown, path: string, found: Record<string, string>): typeof found {
  if (typeof words === 'function') found[path] = `takes ${words.length}`;
  else if (typeof words !== 'object' || words === null) found[path] = typeof words;
  // An element of React is a text with parts that are set in bold, or linked.
  else if ('$$typeof' in words) found[path] = 'element';
  else {
    for (const [name, value] of Object.entries(words)) shape(value, `${path}.${name}`, found);
  }
  return found;
}

const load = (file: string): Promise<unknown> => import(join(SOURCES, file));

it('finds the words files', () => {
  expect(files.length).toBeGreaterThan(60);
});

describe.each(TRANSLATIONS)('%s', (language) => {
  it.each(files)('has every text of %s', async (file) => {
    const translated = file.replace(/\.(tsx?)$/, `.${language}.$1`);
    const [english, other] = await Promise.all([load(file), load(translated)]);
    expect(shape(other, '', {})).toEqual(shape(english, '', {}));
  });
});

it('no translation is left of a file that is gone', () => {
  const suffix = new RegExp(`\\.(${TRANSLATIONS.join('|')})(\\.tsx?)$`);
  const all = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  const left = all.filter((file) => suffix.test(file) && !all.includes(file.replace(suffix, '$2')));
  expect(left).toEqual([]);
});
