import { chosenFile, draftsOf } from './drafts';

const file = (name: string, type: string): File => new File(['x'], name, { type });
const photo = chosenFile(file('a.jpg', 'image/jpeg'));
const song = chosenFile(file('b.mp3', 'audio/mpeg'));

it('a text alone is one message', () => {
  expect(draftsOf('Hello', [])).toEqual([{ text: 'Hello', file: null }]);
});

it('the text is the caption of the first file', () => {
  expect(draftsOf('Look', [photo, song])).toEqual([
    { text: 'Look', file: photo },
    { text: '', file: song },
  ]);
});

it('before a sound, which has no caption, the text is a message of its own', () => {
  expect(draftsOf('Listen', [song])).toEqual([
    { text: 'Listen', file: null },
    { text: '', file: song },
  ]);
  expect(draftsOf('', [song])).toEqual([{ text: '', file: song }]);
});

it('a picture that is sent as a document keeps its caption', () => {
  const scan = { ...photo, kind: 'document' as const };
  expect(draftsOf('Your contract', [scan])).toEqual([{ text: 'Your contract', file: scan }]);
});
