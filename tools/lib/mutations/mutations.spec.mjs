import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chosen, faultOf, readMutations } from './mutations.mjs';

test('every mutation can be tried: its text stands in its file once, and its specs exist', () => {
  const mutations = readMutations();
  expect(mutations.map((mutation) => faultOf(mutation)).filter(Boolean)).toEqual([]);
  const names = mutations.map(({ file, from, to }) => `${file}: ${from} → ${to}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('a mutation that has lost its place is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-mutations-'));
  writeFileSync(join(folder, 'a.ts'), 'const one = 1;\nconst two = 1;\n');
  writeFileSync(join(folder, 'a.spec.ts'), '');
  const mutation = { room: 'a', file: 'a.ts', from: 'one = 1', to: 'one = 2', bug: 'b' };
  const faults = [
    {},
    { from: '= 1' },
    { from: 'three' },
    { to: 'one = 1' },
    { file: 'b.ts' },
    { specs: ['b.spec.ts'] },
    { specs: [] },
  ].map((change) => faultOf({ ...mutation, specs: ['a.spec.ts'], ...change }, folder));
  expect(faults).toEqual([
    null,
    'a.ts holds this 2 times and not once: = 1',
    'a.ts holds this 0 times and not once: three',
    'a.ts stays as it is: one = 1',
    'b.ts does not exist',
    'b.spec.ts does not exist',
    'no spec is named for a.ts',
  ]);
  rmSync(folder, { recursive: true });
});

test('some of them are chosen by room, file or bug', () => {
  const of = (/** @type {string} */ room, /** @type {string} */ bug) => ({
    ...{ room, bug, file: `src/${room}.ts`, from: 'a', to: 'b', specs: [] },
  });
  const all = [of('leases', 'Two holders.'), of('vault', 'A lease is free.')];
  expect(chosen(all, [])).toHaveLength(2);
  expect(chosen(all, ['leases'])).toEqual([all[0]]);
  expect(chosen(all, ['LEASE', 'free'])).toEqual([all[1]]);
});
