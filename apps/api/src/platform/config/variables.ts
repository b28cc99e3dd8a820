/** An invalid setting. The message is one line and says how to fix it. */
export class EnvironmentError extends Error {}

export type Variables = Readonly<Record<string, string | undefined>>;

/** A blank variable counts as not set: compose files pass unset variables as empty text. */
export function text(variables: Variables, name: string, fallback: string): string {
  const value = variables[name]?.trim();
  if (!value) return fallback;
  refusePlaceholder(name, value);
  return value;
}

/**
 * Rejects placeholders: a compose program that does not know the notation `${NAME:-…}` passes it on
 * literally.
 *
 * @throws EnvironmentError without the rest of the value, which may be a secret.
 */
function refusePlaceholder(name: string, value: string): void {
  const [, variable, operator = ''] = /\$\{(\w+)(:?[-?+])?[^}]*\}/.exec(value) ?? [];
  if (!variable) return;
  throw new EnvironmentError(
    `${name} contains the placeholder \${${variable}${operator}} instead of a value: the program that read the compose file has not replaced it. Update that program, or write the value itself, or remove ${name}.`,
  );
}

export function integer(
  variables: Variables,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const value = text(variables, name, String(fallback));
  const number = Number(value);
  if (!/^\d{1,9}$/.test(value) || number < least || number > most) {
    throw new EnvironmentError(
      `${name} must be a whole number from ${least} to ${most}, not "${value}".`,
    );
  }
  return number;
}

export function boolean(variables: Variables, name: string, fallback: boolean): boolean {
  return (
    choice(variables, name, ['true', 'false'] as const, fallback ? 'true' : 'false') === 'true'
  );
}

export function choice<T extends string>(
  variables: Variables,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = text(variables, name, fallback);
  const found = allowed.find((candidate) => candidate === value);
  if (!found)
    throw new EnvironmentError(`${name} must be ${allowed.join(' or ')}, not "${value}".`);
  return found;
}

/**
 * A key of 64 hex digits, in lower case; null when it is not set.
 *
 * @throws EnvironmentError without the value, which may be a secret.
 */
export function readKey(variables: Variables, name: string): string | null {
  const value = text(variables, name, '').toLowerCase();
  if (!value) return null;
  if (!/^[0-9a-f]{64}$/.test(value)) {
    throw new EnvironmentError(
      `${name} must be 64 hex digits, such as openssl rand -hex 32 makes.`,
    );
  }
  return value;
}

export function list(variables: Variables, name: string): string[] {
  return text(variables, name, '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
}
