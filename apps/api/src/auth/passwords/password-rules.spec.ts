import { ApiError } from '../../platform/http/problems/api-error';
import { assertGoodPassword } from './password-rules';

const ADA = {
  email: 'ada.lovelace@engines.example',
  name: 'Ada Lovelace',
  organizationName: 'Analytical Engines',
};

const fault = (password: string): unknown => {
  try {
    assertGoodPassword(password, ADA, 'password');
    return null;
  } catch (error) {
    return error;
  }
};

describe('a password', () => {
  it.each([
    ['that many people use', '1234567890'],
    ['that many people use, in capitals', 'PASSWORDpassword'],
    ['that many people use, with a year', 'Sunflower2026!'],
    ['of a row on the keyboard', 'qwertyuiop'],
    ['of a row of digits', '0123456789012'],
    ['of a row backwards', '9876543210'],
    ['of a row of letters', 'abcdefghijklm'],
    ['of one letter', 'zzzzzzzzzzzz'],
    ['of a repeated piece', 'k7!qk7!qk7!q'],
    ['that is the e-mail address', 'ada.lovelace@engines.example'],
    ['made of the name', 'Lovelace-Ada-1815'],
    ['made of the organization', 'AnalyticalEngines1'],
  ])('%s is refused: %s', (_, password) => {
    const error = fault(password);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: 'weak_password', errors: [{ path: 'password' }] });
  });

  it.each([
    'correct horse battery',
    'purple kettle on the moon',
    'tr0ub4dor&3',
    'Ada wears velvet gloves',
    'хорошая лошадь батарея',
    '8f!Kd02#mZ',
  ])('that nobody guesses first is taken: %s', (password) => {
    expect(fault(password)).toBeNull();
  });
});
