/** A JSON schema of an object with these properties and no others. */
export function object(properties: Record<string, object>, required: string[]): object {
  return { type: 'object', additionalProperties: false, properties, required };
}
