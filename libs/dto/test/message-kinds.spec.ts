import { BROADCASTS, EVENTS, MESSAGE_KINDS, MESSAGE_TYPES } from '../src';
import { documentedShapes, type FieldDoc } from '../src/fields/field';

/** A field as the documentation writes it: its name, whether it may be absent, and the names inside of it. */
function written(name: string, { required, type, isArray }: FieldDoc, may = required): string {
  const inside = documentedShapes().get(type?.() as never);
  const names = inside && [...inside].map(([one, doc]) => marked(one, doc.required));
  const list = names ? ` { ${names.join(', ')} }` : '';
  return marked(name, may) + (isArray && list ? ` [${list.trim()}]` : list);
}

/** Fields of a shape, and of what it extends. */
function fieldsOf(shape: unknown): Map<string, FieldDoc> {
  if (typeof shape !== 'function') return new Map();
  const own = documentedShapes().get(shape as never) ?? [];
  return new Map([...fieldsOf(Object.getPrototypeOf(shape)), ...own]);
}

const marked = (name: string, required?: boolean): string =>
  required === false ? `${name}?` : name;

describe.each(MESSAGE_TYPES)('the documentation of %s', (type) => {
  const { events, shape } = MESSAGE_KINDS[type];

  it('names events that there are', () => {
    const names: string[] = EVENTS.map(({ name }) => name);
    for (const event of events) expect(names).toContain(event);
  });

  it('writes its fields as the event has them', () => {
    const payload = EVENTS.find(({ name }) => name === events[0])?.data;
    const fields = fieldsOf(payload);
    for (const line of shape) {
      const [, name = '', mark] = /^(\w+)(\?)?/.exec(line) ?? [];
      const doc = fields.get(name) ?? { description: 'missing' };
      expect(doc.description).not.toBe('missing');
      // Of its own kind a field is there, as a rule.
      expect(written(name, doc, mark !== '?')).toBe(line);
    }
  });
});

it('says that posts to many are told as any message', () => {
  for (const { events } of Object.values(BROADCASTS)) expect(events).toEqual(['message.received']);
});
