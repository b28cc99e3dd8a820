import type { Chance } from './chance';
import type { ApiDocument, Route, Schema } from './document';

/** A request, ready to be sent. */
export interface FuzzRequest {
  route: Route;
  /** With its query. */
  path: string;
  /** As it goes over the wire; null for none. */
  body: string | null;
  contentType: string | null;
  credentials: 'accessToken' | 'apiKey' | 'none';
}

/** Nobody listens there, and nothing leaves this machine. */
const OWN_URLS = ['http://127.0.0.1:9/hook', 'http://[::1]:9/', 'https://127.0.0.1:9/x?y=z#w'];

const TEXTS = [
  ...['', ' ', 'x', '0', 'null', '\u0000', 'a\u0000b', '\ud800', 'a\udfffb', '\ufeff'],
  ...['\u202etxt.exe', '\u200f', 'e\u0301\u0301\u0301', '👩‍👩‍👧‍👦', '𝕏'.repeat(50), 'ß'.repeat(101)],
  ...[
    '<script>alert(1)</script>',
    "'; DROP TABLE users; --",
    '{{name}}',
    '$(id)',
    '%s%n',
    '../../x',
  ],
  ...['2026-02-30T00:00:00Z', '9999-12-31T23:59:59-12:00', '2026-W01', '0000-01-01', 'yesterday'],
  ...['sess_', 'msg_zz', '00000000-0000-0000-0000-000000000000', '__proto__', 'constructor'],
  ...['15551234567', '+1 555', '0', '15551234567@s.whatsapp.net', '@g.us', 'status@broadcast'],
  ...['x'.repeat(5_000), '\n\r\t', 'http://169.254.169.254/', 'file:///etc/passwd', '[]', '1e400'],
];
const NUMBERS = [
  '0',
  '-1',
  '1',
  '0.5',
  '1e400',
  '-1e400',
  '2147483648',
  '9007199254740993',
  '1e-9',
];
const WHOLE = [
  ...['', '{', '[]', 'null', '1', '"x"', '{}{}', '\ufeff{}', '{"__proto__":{"a":1}}', '[[[[]]]]'],
  ...['{"a":'.repeat(200) + '1' + '}'.repeat(200), '['.repeat(7_000) + ']'.repeat(7_000)],
];
const TYPES = [
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/JSON',
];

/** How often something is not what the document asks for. */
const WRONG = 0.15;
const DEEPEST = 5;

/** Makes requests from the document: mostly such as it asks for, some in part, some altogether otherwise. */
export class Requests {
  constructor(
    private readonly document: ApiDocument,
    /** Ids that were seen, to be used in paths and bodies. */
    private readonly ids: readonly string[],
  ) {}

  make(route: Route, chance: Chance): FuzzRequest {
    const json = route.operation.requestBody?.content['application/json'];
    const body = json || chance.is(0.03) ? this.body(json?.schema, chance) : null;
    return {
      route,
      path: this.path(route, chance) + this.query(route, chance),
      body,
      contentType: body === null ? null : chance.is(0.98) ? 'application/json' : chance.of(TYPES),
      credentials: this.credentials(route, chance),
    };
  }

  private credentials({ operation }: Route, chance: Chance): FuzzRequest['credentials'] {
    const taken = (operation.security ?? []).flatMap(Object.keys);
    if (taken.length === 0 || chance.is(0.03)) return 'none';
    return chance.of(taken) === 'apiKey' ? 'apiKey' : 'accessToken';
  }

  private path({ path }: Route, chance: Chance): string {
    return path.replace(/\{\w+\}/g, () => {
      const usual = this.ids.length > 0 && !chance.is(WRONG);
      return encodeURIComponent(wellFormed(usual ? chance.of(this.ids) : chance.of(TEXTS)) || 'x');
    });
  }

  private query({ operation }: Route, chance: Chance): string {
    const parts = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && chance.is(0.4))
      .map(({ name, schema }) => {
        const value = this.text(schema ?? {}, chance);
        return chance.is(0.05)
          ? `${name}[x]=1`
          : `${name}=${encodeURIComponent(wellFormed(value))}`;
      });
    if (chance.is(0.02)) parts.push(chance.of(['__proto__=1', '%ED%A0%80=1', 'x', '=', '%']));
    return parts.length > 0 ? `?${parts.join('&')}` : '';
  }

  private body(schema: Schema | undefined, chance: Chance): string {
    return chance.is(0.05) ? chance.of(WHOLE) : this.json(schema ?? {}, chance, 0);
  }

  /** JSON as a text: some values cannot be written otherwise. */
  private json(given: Schema, chance: Chance, depth: number): string {
    const schema = this.resolved(given);
    if (chance.is(WRONG) || depth > DEEPEST) return this.anything(chance);
    const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
    if (choices) return this.json(chance.of(choices), chance, depth);
    if (schema.enum) return JSON.stringify(chance.of(schema.enum));
    if (schema.properties) return this.object(schema.properties, chance, depth);
    switch (Array.isArray(schema.type) ? chance.of(schema.type) : schema.type) {
      case 'null':
        return 'null';
      case 'boolean':
        return String(chance.is(0.5));
      case 'number':
      case 'integer':
        return chance.is(0.5) ? String(chance.below(200)) : chance.of(NUMBERS);
      case 'array': {
        const length = chance.of([0, 1, 2, 3, 12]);
        const items = Array.from({ length }, () =>
          this.json(schema.items ?? {}, chance, depth + 1),
        );
        return `[${items.join(',')}]`;
      }
      case 'string':
        return JSON.stringify(this.text(schema, chance));
      default:
        return schema.example === undefined ? this.anything(chance) : this.example(schema.example);
    }
  }

  private object(properties: Record<string, Schema>, chance: Chance, depth: number): string {
    const fields = Object.entries(properties)
      // Whoever has no second factor would be let in nowhere from then on.
      .filter(([name]) => name !== 'requiresTwoFactor' && chance.is(0.7))
      .map(([name, schema]) => `${JSON.stringify(name)}:${this.json(schema, chance, depth + 1)}`);
    if (chance.is(0.03)) fields.push(chance.of(['"__proto__":{"a":1}', '"misspelt":1', '"":""']));
    return `{${fields.join(',')}}`;
  }

  private text(given: Schema, chance: Chance): string {
    const schema = this.resolved(given);
    const { example } = schema;
    if (schema.enum && !chance.is(WRONG)) return String(chance.of(schema.enum));
    if (typeof example === 'string' && /^(https?|socks5?):/.test(example))
      return chance.of(OWN_URLS);
    if (typeof example === 'string' && /^[a-z]+_[0-9a-f]{32}$/.test(example) && this.ids.length > 0)
      return chance.of(this.ids);
    if (example !== undefined && typeof example !== 'object' && chance.is(0.6))
      return String(example);
    return chance.of(TEXTS);
  }

  private anything(chance: Chance): string {
    const kind = chance.below(6);
    if (kind < 3) return JSON.stringify(chance.of(TEXTS));
    if (kind === 3) return chance.of(NUMBERS);
    return chance.of([
      'null',
      'true',
      '[]',
      '{}',
      '[[]]',
      '{"a":{"b":[]}}',
      '[null]',
      '{"toString":1}',
    ]);
  }

  /** Addresses in it lead to this machine. */
  private example(example: unknown): string {
    return JSON.stringify(example).replaceAll(/"(https?|socks5?):[^"]*"/g, `"${OWN_URLS[0]}"`);
  }

  private resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return (name && this.document.components.schemas[name]) || schema;
  }
}

/** Half of a surrogate pair cannot stand in an address. */
function wellFormed(text: string): string {
  return text.isWellFormed() ? text : '%ED%A0%80';
}
