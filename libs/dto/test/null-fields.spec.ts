import { getMetadataStorage, validateSync } from 'class-validator';
import { EditMessageRequest, PinMessageRequest, SendMessageRequest } from '../src';
import { documentedShapes, type FieldDoc } from '../src/fields/field';

type Shape = new () => object;

/** Fields of a shape, and of what it extends. */
function fieldsOf(shape: unknown): Map<string, FieldDoc> {
  if (typeof shape !== 'function') return new Map();
  const own = documentedShapes().get(shape as never) ?? [];
  return new Map([...fieldsOf(Object.getPrototypeOf(shape)), ...own]);
}

/** A shape, and all that stand inside of it. */
function withInner(shape: Shape): Shape[] {
  const inner = [...fieldsOf(shape).values()].map(({ type }) => type?.());
  return [shape, ...inner.filter(isShape).flatMap(withInner)];
}

const isShape = (type: unknown): type is Shape => documentedShapes().has(type as never);

const OPTIONAL = [SendMessageRequest, EditMessageRequest, PinMessageRequest]
  .flatMap(withInner)
  .flatMap((shape) =>
    [...fieldsOf(shape)]
      .filter(([, { required, nullable }]) => required === false && !nullable)
      .map(([field]) => ({ name: `${shape.name}.${field}`, shape, field })),
  );

it('there are fields of files among them', () => {
  expect(OPTIONAL.map(({ name }) => name)).toContain('VideoRequest.mediaId');
});

it.each(OPTIONAL)('$name may be left out, and is not null', ({ shape, field }) => {
  expect(getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false)).not.toEqual(
    [],
  );
  const faultsOf = (value: unknown): string[] =>
    validateSync(Object.assign(new shape(), { [field]: value })).map(({ property }) => property);
  expect(faultsOf(null)).toContain(field);
  expect(faultsOf(undefined)).not.toContain(field);
});
