/** What stands in a snippet for something that is known where it is written: `{{name}}`. */
export const SNIPPET_VARIABLES = ['name', 'phone', 'agent'] as const;
export type SnippetVariable = (typeof SNIPPET_VARIABLES)[number];

const VARIABLE = /\{\{\s*([^{}]{0,100}?)\s*\}\}/g;

/** Names in double braces that are no variables, as they are written. */
export function unknownVariables(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '']) => name).filter((name) => !isKnown(name));
}

/**
 * The text of a snippet with its variables filled in. What a value says is not read again: a person may call
 * themselves `{{phone}}`.
 *
 * @param values what is not known is left out, and leaves nothing in its place.
 */
export function filledIn(text: string, values: Partial<Record<SnippetVariable, string>>): string {
  return text.replaceAll(VARIABLE, (whole, name: string) =>
    isKnown(name) ? (values[name] ?? '') : whole,
  );
}

function isKnown(name: string): name is SnippetVariable {
  return (SNIPPET_VARIABLES as readonly string[]).includes(name);
}
