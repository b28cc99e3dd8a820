import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type OpenApiDocument, referenceFiles } from './compact';
import { findEntries } from './find-entries';
import type { GroupDetails, ReferenceIndex } from './reference-data';

const document = JSON.parse(
  readFileSync(resolve(__dirname, '../../../../../../api/openapi.json'), 'utf8'),
) as OpenApiDocument;
const { index, ...rest } = referenceFiles(document);
const { groups } = index as ReferenceIndex;
const details = rest as Record<string, GroupDetails>;

describe('the files of the reference', () => {
  it('hold every operation and every event, each at an address of its own', () => {
    const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
    const documented = [document.paths, document.webhooks].flatMap((paths) =>
      Object.values(paths).flatMap((methods) =>
        Object.values(methods as OpenApiDocument['paths'][string]).map(
          ({ operationId }) => operationId,
        ),
      ),
    );
    expect(documented.length).toBeGreaterThan(150);
    expect(ids.toSorted()).toEqual(documented.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('hold what each of them needs to be shown', () => {
    for (const { file, entries } of groups) {
      const own = details[file];
      expect(own).toBeDefined();
      for (const { id, method } of entries)
        expect([id, id in (method === 'EVENT' ? own!.events : own!.operations)]).toEqual([
          id,
          true,
        ]);
      const within = Object.values(own!.shapes).flatMap((fields) =>
        fields.flatMap(({ shapes = [] }) => shapes),
      );
      const used = Object.values(own!.operations).flatMap(({ body, responses }) => [
        ...(body?.shape === undefined ? [] : [body.shape]),
        ...responses.flatMap(({ shape }) => (shape === undefined ? [] : [shape])),
      ]);
      expect(used.filter((shape) => !(shape in own!.examples))).toEqual([]);
      expect([...within, ...used].filter((shape) => !(shape in own!.shapes))).toEqual([]);
      const codes = Object.values(own!.operations).flatMap(({ errors }) => errors);
      expect(codes.filter((code) => !(code in own!.errors))).toEqual([]);
    }
  });

  it('say of each field what it is', () => {
    const { shapes } = details['messages']!;
    const field = (name: string) => shapes['SendMessageRequest']?.find((one) => one.name === name);
    expect(field('to')).toMatchObject({ type: 'string', required: true });
    expect(field('reference')).toMatchObject({ type: 'string, up to 200 characters' });
    expect(field('image')?.shapes).toHaveLength(1);
    const types = Object.values(details).flatMap((one) =>
      Object.values(one.shapes).flatMap((fields) => fields.map(({ type }) => type)),
    );
    expect(types.filter((type) => /anything|undefined/.test(type))).toEqual([]);
  });
});

it('names every type of a response that Accept asks for', () => {
  for (const { operations } of Object.values(details))
    for (const [id, { responses }] of Object.entries(operations)) {
      const [{ mediaType, otherTypes } = {}] = responses;
      if (id === 'sessionsQr' || id === 'linkingQr')
        expect([mediaType, otherTypes]).toEqual([
          'application/json',
          ['image/png', 'image/svg+xml'],
        ]);
      else expect([id, otherTypes]).toEqual([id, undefined]);
    }
});

describe('the search', () => {
  const first = (q: string): string | undefined => findEntries(groups, q)[0]?.entries[0]?.id;

  it.each([
    ['send a message', 'messagesSend'],
    ['/v1/webhooks/{id}/replay', 'webhookDeliveriesReplay'],
    ['qr code', 'sessionsQr'],
    ['poll.vote', 'pollVote'],
    ['delete label', 'labelsRemove'],
    ['messagesSend', 'messagesSend'],
  ])('finds by %s', (q, id) => {
    expect(first(q)).toBe(id);
  });

  it('looks through descriptions, and finds nothing where a word is nowhere', () => {
    expect(findEntries(groups, 'recovery codes authenticator').length).toBeGreaterThan(0);
    expect(findEntries(groups, 'message zebra')).toEqual([]);
    expect(findEntries(groups, '  ')).toEqual(groups);
  });
});
