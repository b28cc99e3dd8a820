import * as german from './error-words.de';
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
