import type { OpenAPIObject } from '@nestjs/swagger';

/**
 * Puts the fields that are always there before the others. Inherited fields stand first otherwise, and
 * a message would begin with what only some messages have.
 */
export function putRequiredFieldsFirst(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if ('$ref' in schema || !schema.properties) continue;
    const { required = [] } = schema;
    const fields = Object.entries(schema.properties);
    schema.properties = Object.fromEntries([
      ...fields.filter(([name]) => required.includes(name)),
      ...fields.filter(([name]) => !required.includes(name)),
    ]);
  }
}
