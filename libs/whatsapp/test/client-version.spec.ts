import { BUILT_IN_VERSION, revisionIn, versionOf } from '../src';

const NEWER = BUILT_IN_VERSION[2] + 1;

describe('the revision of WhatsApp Web', () => {
  it.each([
    ['in a page', `{"client_revision":${NEWER},"hsdp":{}}`, NEWER],
    [
      'in a script that holds it as a text',
      `JSON.parse("{\\"client_revision\\": ${NEWER}}")`,
      NEWER,
    ],
    ['of long ago', '"client_revision":1023', 1023],
    ['that is none', '"client_revision":"new"', null],
    ['that is nothing', '"client_revision":0', null],
    ['that nobody can have built yet', `"client_revision":${NEWER + 600_000_000}`, null],
    ['of another thing', `"server_revision":${NEWER}`, null],
    ['in nothing', '', null],
  ])('%s', (_, text, revision) => {
    expect(revisionIn(text)).toBe(revision);
  });

  it('stands at the end of the version', () => {
    expect(versionOf(NEWER)).toEqual([BUILT_IN_VERSION[0], BUILT_IN_VERSION[1], NEWER]);
  });
});
