import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';

/** Styles name the start and the end of a line, not left and right: a page from right to left then stands by itself. */

const SOURCES = join(__dirname, '../..');
const PHYSICAL =
  /^((margin|padding|border)-(left|right)(-.*)?|left|right|border-(top|bottom)-(left|right)-radius)$/;
const SIDES = /^(text-align|float|clear)$/;

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.css'),
);

/** Parts of a value, of which those in brackets are one. */
const parts = (value: string): string[] =>
  value.match(/(?:[^\s(]+(?:\([^)]*(?:\([^)]*\)[^)]*)*\))?)+/g) ?? [];

function isPhysical(property: string, value: string): boolean {
  if (PHYSICAL.test(property)) return true;
  if (SIDES.test(property)) return /\b(left|right)\b/.test(value);
  const [top, right, bottom, left] = parts(value);
  if (/^(margin|padding|inset|border-width)$/.test(property)) {
    return left !== undefined && left !== right;
  }
  if (property !== 'border-radius' || right === undefined) return false;
  return bottom === undefined ? top !== right : top !== right || bottom !== (left ?? right);
}

it.each([
  ['margin-left', '1rem'],
  ['right', '0'],
  ['border-left-color', 'red'],
  ['text-align', 'left'],
  ['padding', '0 1rem 0 calc(1px + (2px))'],
  ['border-radius', '4px 14px 14px'],
])('finds %s: %s', (property, value) => expect(isPhysical(property, value)).toBe(true));

it.each([
  ['padding', '0 calc(1px + 2px) 0 calc(1px + 2px)'],
  ['margin', '0 auto 1rem'],
  ['border-radius', '8px 8px 0 0'],
  ['inset-inline-start', '0'],
])('lets %s: %s be', (property, value) => expect(isPhysical(property, value)).toBe(false));

it.each(files)('%s', (file) => {
  const found: string[] = [];
  postcss.parse(readFileSync(join(SOURCES, file), 'utf8')).walkDecls(({ prop, value, source }) => {
    if (isPhysical(prop, value)) found.push(`${source?.start?.line}: ${prop}: ${value}`);
  });
  expect(found).toEqual([]);
});
