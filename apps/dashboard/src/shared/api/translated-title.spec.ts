import { ERROR_DETAILS, ERROR_TITLES } from './error-words.de';
import { translatedDetail, translatedTitle } from './translated-title';

// The page has the words of one language; here they are German.
jest.mock('./error-words', () => jest.requireActual('./error-words.de'));

it('an error is told in the language of the page', () => {
  expect(translatedTitle('not_found', 'Not found')).toBe(ERROR_TITLES.not_found);
  expect(translatedDetail('not_found', 'No session has this id.')).toBe(ERROR_DETAILS.not_found);
});

it('what the API says stands behind it where it says more', () => {
  const said = 'There are 5 of 5 webhooks.';
  expect(translatedDetail('limit_reached', said)).toBe(`${ERROR_DETAILS.limit_reached} “${said}”`);
});

it('an error without words is told as the API says', () => {
  expect(translatedTitle('brand_new', 'Brand new')).toBe('Brand new');
  expect(translatedDetail('malformed_json', 'Unexpected end.')).toBe('Unexpected end.');
});
