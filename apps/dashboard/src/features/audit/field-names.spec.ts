import { fieldNames, settingTexts } from './field-names';

describe('what was changed, in words', () => {
  it('has a name for what of a webhook can be changed, and leaves others as they are', () => {
    expect(fieldNames('enabled, url')).toBe('whether it is on, address');
    expect(fieldNames('moonPhase, constructor')).toBe('moonPhase, constructor');
  });

  it('says settings and their values, but not a name that somebody gave', () => {
    expect(settingTexts({ presence: 'true', burst: '5', name: 'none' })).toEqual([
      { code: 'presence', name: 'presence', value: 'on' },
      { code: 'burst', name: 'burst', value: '5' },
      { code: 'name', name: 'name', value: 'none' },
    ]);
  });
});
