import * as shapes from '@whathooks/dto';
import { FIELD_FAULTS } from '@whathooks/dto/facts';
import { getMetadataStorage } from 'class-validator';
import { FAULT_OF_RULE } from './field-faults';
import { ShapePipe } from './validation-pipe';

/** A refused field says by a code what is wrong with it: every rule in use has one. */

const rules = Object.values(shapes)
  .filter((shape) => typeof shape === 'function')
  .flatMap((shape) => getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false))
  .filter(({ type, name }) => type !== 'conditionalValidation' && name !== 'isOptional');

const refusedBy = async (body: object, metatype: new () => object): Promise<unknown[]> => {
  const problem = await new ShapePipe()
    .transform(body, { type: 'body', metatype })
    .catch((error: unknown) => error);
  return (problem as { errors: unknown[] }).errors;
};

it('every rule of every shape has a code, by its name or by what it says itself', () => {
  expect(rules.length).toBeGreaterThan(300);
  const without = rules.filter(({ name, type, context }) => {
    const said = (context as { fault?: string } | undefined)?.fault;
    const code = said ?? FAULT_OF_RULE[name ?? type];
    return code === undefined || !(code in FIELD_FAULTS);
  });
  expect(
    without.map(({ name, type, propertyName }) => `${name ?? type} of ${propertyName}`),
  ).toEqual([]);
});

it('a rule whose code speaks of a number gives it', () => {
  const numbered = rules.filter(({ name, type }) => {
    const code = FAULT_OF_RULE[name ?? type];
    return code !== undefined && FIELD_FAULTS[code].includes('{limit}');
  });
  expect(numbered.length).toBeGreaterThan(50);
  const without = numbered.filter(({ constraints }) => typeof constraints?.[0] !== 'number');
  expect(without.map(({ name, propertyName }) => `${name} of ${propertyName}`)).toEqual([]);
});

it('a refused field has its code, its number and its message', async () => {
  const { CreateApiKeyRequest, PairingCodeRequest } = shapes;
  expect(await refusedBy({ name: 'x'.repeat(101), scopes: ['all'] }, CreateApiKeyRequest)).toEqual([
    expect.objectContaining({ path: 'name', code: 'too_long', limit: 100 }),
    expect.objectContaining({ path: 'scopes', code: 'not_offered' }),
  ]);
  expect((await refusedBy({ phone: '+1 555' }, PairingCodeRequest))[0]).toMatchObject({
    path: 'phone',
    code: 'not_phone',
  });
  expect((await refusedBy({}, PairingCodeRequest))[0]).toMatchObject({ code: 'required' });
  expect(await refusedBy({ phone: '15551234567', more: 1 }, PairingCodeRequest)).toEqual([
    { path: 'more', code: 'unknown_field', message: 'more is not a known field' },
  ]);
});
