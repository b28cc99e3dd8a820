import { binaryArray, type ElementValue } from '../../../platform/database/binary-array';
import { ATTEMPT_COLUMNS } from './attempt-results.sql';
import type { CompletedAttempt } from './completed-attempt';

/** The parameters described by {@link ATTEMPT_COLUMNS}. */
export function attemptColumns(attempts: readonly CompletedAttempt[]): Buffer[] {
  return Object.entries(ATTEMPT_COLUMNS).map(([name, type]) => {
    const values = attempts.map((attempt) => attempt[name as keyof CompletedAttempt]);
    const written = type === 'json' ? values.map(toJson) : values;
    return binaryArray(type, written as readonly ElementValue<typeof type>[]);
  });
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
