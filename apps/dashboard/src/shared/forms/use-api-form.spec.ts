import { ApiProblem } from '../api/problem';
import { fieldErrors } from './use-api-form';

const FIELDS = ['email', 'password', 'sessionIds'];

function problem(code: string, errors: { path: string; message: string }[] = []): ApiProblem {
  return new ApiProblem({ code, status: 400, title: 'No', detail: 'It is taken.', errors });
}

describe('what the API refuses', () => {
  it('stands beside its field, the first of several, as a sentence', () => {
    const refused = problem('invalid_request', [
      { path: 'email', message: 'email must be an email' },
      { path: 'email', message: 'email must be shorter' },
      { path: 'sessionIds.3', message: 'each value must be a string' },
    ]);
    expect(fieldErrors(refused, FIELDS)).toEqual({
      email: 'Email must be an email',
      sessionIds: 'Each value must be a string',
    });
  });

  it('stands beside the field that its code speaks of', () => {
    expect(fieldErrors(problem('email_taken'), FIELDS, { email_taken: 'email' })).toEqual({
      email: 'It is taken.',
    });
  });

  it('is not hidden behind a field that the form does not have', () => {
    const refused = problem('invalid_request', [{ path: 'metadata', message: 'too long' }]);
    expect(fieldErrors(refused, FIELDS)).toEqual({});
  });
});
