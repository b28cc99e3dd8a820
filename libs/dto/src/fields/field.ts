import 'reflect-metadata';

/** What the documentation says about one field of a shape. */
export interface FieldDoc {
  /** Meaning, unit and range, in one sentence. */
  description: string;
  example?: unknown;
  /** False for a field that the example of its whole shape does without: it would exclude another one. */
  inExample?: false;
  /** Shape of the field where TypeScript's own metadata cannot tell: arrays, nested and nullable fields. */
  type?: () => unknown;
  isArray?: boolean;
  enum?: readonly string[];
  nullable?: boolean;
  /** False where a caller may leave the field out. Default true. */
  required?: boolean;
  format?: string;
  /** A free-form object with values of this primitive type. */
  mapOf?: 'string';
  minLength?: number;
  maxLength?: number;
}

type Shape = abstract new (...args: never[]) => object;

const shapes = new Map<Shape, Map<string, FieldDoc>>();

/**
 * Documents a field. The API turns these into its OpenAPI document; nothing here needs a framework,
 * so that the dashboard and clients can import the same shapes.
 */
export function Field(doc: FieldDoc): PropertyDecorator {
  return (target, key) => {
    const shape = target.constructor as Shape;
    const fields = shapes.get(shape) ?? new Map<string, FieldDoc>();
    fields.set(String(key), doc);
    shapes.set(shape, fields);
  };
}

/** Several decorators of a field as one, in the order in which they would stand above it. */
export function combined(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators.toReversed()) decorate(target, key);
  };
}

/** Every documented shape with its fields, in order of declaration. */
export function documentedShapes(): ReadonlyMap<Shape, ReadonlyMap<string, FieldDoc>> {
  return shapes;
}
