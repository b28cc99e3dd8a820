import type { Type } from '@nestjs/common';
import type { InvalidField } from '../problems/invalid-field';
import { getMetadataStorage } from 'class-validator';

/** A text of a field whose shape does not say how long it may be, in characters. */
const TEXT_LENGTH = 2_000;
/** An entry of a list of texts, in characters. */
const ITEM_LENGTH = 200;

/** How much one field may hold. */
interface FieldBounds {
  textLength: number;
  /** Null where the field is no list. */
  items: number | null;
}

/** A value that is within its bounds, and what was not. */
export interface Bounded {
  value: Record<string, unknown>;
  faults: InvalidField[];
}

type Fault = Omit<InvalidField, 'path'>;

const known = new Map<Type<unknown>, ReadonlyMap<string, FieldBounds>>();

/**
 * Takes from an object what its shape knows, as far as it is within the bounds that the shape declares.
 * Done before validators run: each of them reads the whole of a value, some more than once, and a refused
 * length does not stop the others.
 */
export function bounded(input: Readonly<Record<string, unknown>>, shape: Type<unknown>): Bounded {
  const bounds = boundsOf(shape);
  const faults: InvalidField[] = [];
  const value: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    const field = bounds.get(name);
    const fault: Fault | null = field
      ? excess(name, input[name], field)
      : { code: 'unknown_field', message: `${name} is not a known field` };
    if (fault) faults.push({ path: name, ...fault });
    else value[name] = input[name];
  }
  return { value, faults };
}

function excess(name: string, value: unknown, { textLength, items }: FieldBounds): Fault | null {
  // A character has two units at most; validators count exactly what is not far too long.
  if (typeof value === 'string' && value.length > 2 * textLength) {
    const message = `${name} must be at most ${textLength} characters`;
    return { code: 'too_long', limit: textLength, message };
  }
  if (!Array.isArray(value) || items === null) return null;
  if (value.length > items) {
    const message = `${name} must contain at most ${items} entries`;
    return { code: 'too_many', limit: items, message };
  }
  const isLong = (item: unknown): boolean => typeof item === 'string' && item.length > ITEM_LENGTH;
  if (!value.some(isLong)) return null;
  const message = `each entry of ${name} must be at most ${ITEM_LENGTH} characters`;
  return { code: 'too_long', limit: ITEM_LENGTH, message };
}

/** What the validators of a shape say of its fields. */
function boundsOf(shape: Type<unknown>): ReadonlyMap<string, FieldBounds> {
  const found = known.get(shape);
  if (found) return found;
  const bounds = new Map<string, FieldBounds>();
  for (const {
    propertyName,
    name,
    constraints,
    each,
  } of getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false)) {
    const field = bounds.get(propertyName) ?? { textLength: TEXT_LENGTH, items: null };
    const most = Number((constraints as unknown[] | undefined)?.[0]);
    if (name === 'maxLength' && !each) field.textLength = most;
    if (name === 'arrayMaxSize') field.items = most;
    bounds.set(propertyName, field);
  }
  known.set(shape, bounds);
  return bounds;
}
