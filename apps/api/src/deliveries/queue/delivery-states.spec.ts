import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DELIVERY_STATUSES } from '@whathooks/dto';

const ROOT = join(__dirname, '../../../../..');

/** The diagram of states in a page. */
function diagramOf(page: string): string {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return /```mermaid\n(stateDiagram-v2\n[^`]*)```/.exec(text)?.[1] ?? '';
}

const PAGE = 'apps/api/src/deliveries/queue/README.md';
const MOVES = [...diagramOf(PAGE).matchAll(/^ {2}(\S+) --> (\S+?)(?:: .+)?$/gm)];

it('the diagram has every status of a delivery, and no other', () => {
  const names = new Set(MOVES.flatMap(([, from = '', to = '']) => [from, to]));
  names.delete('[*]');
  expect([...names].sort()).toEqual([...DELIVERY_STATUSES].sort());
});

it('a delivery leaves the statuses of the queue, and those of the log only to end', () => {
  const leaves = new Map<string, string[]>();
  for (const [, from = '', to = ''] of MOVES) leaves.set(from, [...(leaves.get(from) ?? []), to]);
  for (const over of ['delivered', 'failed', 'cancelled'])
    expect(leaves.get(over)).toEqual(['[*]']);
  for (const waits of ['pending', 'retrying'])
    expect(leaves.get(waits)).toEqual(
      expect.arrayContaining(['delivered', 'failed', 'cancelled', 'retrying']),
    );
});

it('ARCHITECTURE shows the same diagram', () => {
  expect(diagramOf('ARCHITECTURE.md')).toBe(diagramOf(PAGE));
});
