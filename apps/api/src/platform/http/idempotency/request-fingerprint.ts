import { createHash } from 'node:crypto';

/** Hash that is equal for equal requests; the order of fields does not matter. */
export function fingerprint(parameters: unknown, body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([sorted(parameters), sorted(body)]))
    .digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([name, field]) => [name, sorted(field)]);
}
