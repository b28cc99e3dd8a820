import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Json } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';
import { openApiDocument } from './preview-document';

/** The rules look at every example with every shape, which takes half a minute on a busy core, in ms. */
const LONG = 240_000;

const NAME = '/openapi.json';
let source: string;
beforeAll(async () => {
  source = JSON.stringify(await openApiDocument());
});

const redocly = async (text: string): Promise<string[]> => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: text, absoluteRef: NAME, config });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
  );
};

const spectral = async (text: string): Promise<string[]> => {
  const linter = new Spectral();
  // Its types want a set of rules to extend another one, which the first one cannot.
  linter.setRuleset({ extends: [[oas as unknown as RulesetDefinition, 'recommended']] });
  const problems = await linter.run(new Document(text, Json, NAME));
  return problems.map(({ code, message, path }) => `${code}: ${message} ${path.join('/')}`);
};

describe('the OpenAPI document by the rules of others', () => {
  it(
    'breaks none that Redocly recommends',
    async () => {
      expect(await redocly(source)).toEqual([]);
    },
    LONG,
  );

  it(
    'breaks none that Spectral recommends',
    async () => {
      expect(await spectral(source)).toEqual([]);
    },
    LONG,
  );

  it.each([
    ['Redocly', redocly],
    ['Spectral', spectral],
  ])('would hear of it from %s', async (_, lint) => {
    const broken = {
      openapi: '3.1.0',
      info: { title: 'Broken', version: '1' },
      paths: { '/things': { get: { responses: { 200: { description: 'Things' } } } } },
    };
    const found = await lint(JSON.stringify(broken));
    expect(found.join('\n')).toMatch(/operationId/);
  });
});
