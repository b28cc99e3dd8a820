import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/build/build.mjs';

/*
 * Stories of the browser that share a product share its simulator: a number that two of them use is linked twice, and
 * its phone shows what the other story sent; a person who joins twice is refused. Which of them meet depends on the machine.
 */
const STORIES = join(root, 'apps/e2e/src/browser');
const SHARED = /\bproduct: shared\b|[{,]\s*product\s*[,}]/;
/** Phone numbers, and addresses of people. */
const NUMBER = /\b1555\d{7}\b|\b[\w.-]+@agency\.example\b/g;
/** The recipient of the documentation's examples, who is nobody in the stories that share. */
const EXAMPLE = '15551234567';

test('stories that share a product have numbers and people of their own', () => {
  /** @type {Map<string, string>} */
  const owners = new Map();
  /** @type {string[]} */
  const twice = [];
  for (const file of readdirSync(STORIES).filter((name) => name.endsWith('.spec.ts'))) {
    const text = readFileSync(join(STORIES, file), 'utf8');
    if (!SHARED.test(text)) continue;
    for (const number of new Set(text.match(NUMBER))) {
      if (number === EXAMPLE) continue;
      const owner = owners.get(number);
      if (owner) twice.push(`${number}: ${owner} and ${file}`);
      owners.set(number, file);
    }
  }
  expect(owners.size).toBeGreaterThan(20);
  expect(twice).toEqual([]);
});
