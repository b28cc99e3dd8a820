import type { Field } from './reference-data';

/** A JSON Schema, as far as our document uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  example?: unknown;
  enum?: (string | null)[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** Longer lists of values stand in the guide, and would fill the page. */
const VALUES_MAX = 40;

/** A field of a shape in words. */
export function fieldOf(name: string, schema: Schema, required: boolean): Field {
  const shapes = [...new Set(referencesOf(schema))];
  const values = (schema.enum ?? schema.items?.enum ?? []).filter((value) => value !== null);
  return {
    ...{ name, type: typeOf(schema) + bounds(schema), description: schema.description ?? '' },
    ...(required ? { required } : {}),
    ...(values.length > 0 && values.length <= VALUES_MAX ? { values } : {}),
    ...(shapes.length > 0 ? { shapes } : {}),
  };
}

/** Name of the shape that a reference leads to. */
export function refName({ $ref }: Schema): string | undefined {
  return $ref?.split('/').at(-1);
}

function referencesOf(schema: Schema): string[] {
  const own = refName(schema);
  const { additionalProperties: values } = schema;
  return [
    ...(own === undefined ? [] : [own]),
    ...(schema.items ? referencesOf(schema.items) : []),
    ...alternatives(schema).flatMap(referencesOf),
    ...(typeof values === 'object' ? referencesOf(values) : []),
  ];
}

function alternatives({ allOf, anyOf, oneOf }: Schema): Schema[] {
  return [...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])];
}

/** The type in words: `string or null`, `list of object`. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return 'object';
  const several = alternatives(schema);
  if (several.length > 0) return [...new Set(several.map(typeOf))].join(' or ');
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeOf({ ...schema, type })).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (typeof schema.additionalProperties === 'object')
    return `object with ${typeOf(schema.additionalProperties)} values`;
  if (schema.format === 'date-time') return 'time';
  if (schema.format === 'binary') return 'file';
  return schema.type ?? 'anything';
}

function bounds(schema: Schema): string {
  const range = (least: number | undefined, most: number | undefined, what: string): string => {
    if (most === undefined) return '';
    return least ? `, ${least} to ${most}${what}` : `, up to ${most}${what}`;
  };
  return (
    range(schema.minLength, schema.maxLength, ' characters') +
    range(schema.minItems, schema.maxItems, ' entries') +
    range(schema.minimum, schema.maximum, '')
  );
}
