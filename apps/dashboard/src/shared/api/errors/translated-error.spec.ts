import type { ProblemFieldError } from '@whathooks/dto';
import { FIELD_FAULTS, type FieldFault } from '@whathooks/dto/facts';
import * as german from './error-words.de';
import * as spanish from './error-words.es';
import * as portuguese from './error-words.pt';
import { inWords } from './translated-error';

const { ERROR_DETAILS, ERROR_TITLES } = german;

const told = (code: string, detail: string): string[] => {
  const problem = { type: '', title: 'In English', status: 400, requestId: '', code, detail };
  const { title, detail: shown } = inWords(problem, german);
  return [title, shown];
};

it('an error is told in the language of the page', () => {
  expect(told('not_found', 'No session has this id.')).toEqual([
    ERROR_TITLES.not_found,
    ERROR_DETAILS.not_found,
  ]);
});

it('what the API says stands behind it where it says more', () => {
  const said = 'There are 5 of 5 webhooks.';
  expect(told('limit_reached', said)).toEqual([
    ERROR_TITLES.limit_reached,
    `${ERROR_DETAILS.limit_reached} “${said}”`,
  ]);
});

it('an error without words is told as the API says', () => {
  expect(told('brand_new', 'Of tomorrow.')).toEqual(['In English', 'Of tomorrow.']);
  const [title, detail] = told('malformed_json', 'Unexpected end.');
  expect([title, detail]).toEqual([ERROR_TITLES.malformed_json, 'Unexpected end.']);
});

describe('a refused field', () => {
  const refused = (errors: ProblemFieldError[]): [string, string[]] => {
    const message = errors[0]?.message ?? '';
    const problem = { type: '', title: '', status: 400, requestId: '', code: 'invalid_request' };
    const { detail, errors: shown } = inWords({ ...problem, detail: message, errors }, german);
    return [detail, shown?.map((error) => error.message) ?? []];
  };

  it('is explained in the language of the page, by its code and the number that it speaks of', () => {
    const name = { path: 'name', message: 'name must be shorter' };
    const said = 'Höchstens 500 Zeichen sind möglich.';
    expect(refused([{ ...name, code: 'too_long', limit: 500 }])).toEqual([said, [said]]);
  });

  it('is explained as the API says where it has no code, or one of tomorrow', () => {
    const url = { path: 'url', message: 'url must be nice' };
    expect(refused([url])).toEqual([url.message, [url.message]]);
    const code = 'brand_new' as FieldFault;
    expect(refused([{ ...url, code }])[1]).toEqual([url.message]);
  });

  it.each(Object.entries(FIELD_FAULTS))('of the sort %s names its number or none', (code, own) => {
    for (const { FIELD_FAULT_WORDS: words } of [german, spanish, portuguese]) {
      const said = words[code as FieldFault];
      expect([code, said.includes('{limit}')]).toEqual([code, own.includes('{limit}')]);
      expect(said).not.toBe(own);
    }
  });
});
