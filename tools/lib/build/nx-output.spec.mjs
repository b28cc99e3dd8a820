import { failuresOnly } from './nx-output.mjs';

const OUTPUT = `
 NX   Running target build for 2 projects:

- @whathooks/api
- @whathooks/dto

> nx run @whathooks/dto:build

all well here

> nx run @whathooks/api:build

src/main.ts(1,1): error TS1005

 NX   Running target build for 2 projects failed

Failed tasks:

- @whathooks/api:build

  Run duration:      2.5s
`;

test('of many builds only those that failed are shown', () => {
  const shown = failuresOnly(OUTPUT);
  expect(shown).toContain('error TS1005');
  expect(shown).not.toContain('all well here');
  expect(shown).not.toContain('Run duration');
});

test('everything is shown when Nx itself fails', () => {
  expect(failuresOnly('Could not load nx.json\n')).toBe('Could not load nx.json\n');
});
