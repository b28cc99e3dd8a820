import { SourceProgram } from '../test/processes/program';

it('a rejection that nobody waits for is written down; an exception that nobody catches ends the process', async () => {
  const program = new SourceProgram('../test/processes/stray-failures.ts', {});
  expect(await program.exitCode()).toBe(1);
  expect(program.output.trim().split('\n')).toEqual([
    'error: unhandled promise rejection: unheard',
    'still here',
    'fatal: uncaught exception: the process ends: uncaught',
  ]);
});
