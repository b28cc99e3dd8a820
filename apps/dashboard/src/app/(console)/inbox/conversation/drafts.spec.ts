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

it('several pictures and videos are one album, with the text at the first', () => {
  const clip = chosenFile(file('c.mp4', 'video/mp4'));
  expect(draftsOf('Look', [photo, clip])).toEqual([
    { text: 'Look', file: null, album: [photo, clip] },
  ]);
  // What answers a message, and files among them, go one by one.
  expect(draftsOf('', [photo, clip], true)).toHaveLength(2);
  expect(draftsOf('', [photo, song, clip])).toHaveLength(3);
});

it('more than an album has become another one, and a picture that is left over goes alone', () => {
  const photos = Array.from({ length: 31 }, () => photo);
  const [album, last] = draftsOf('All of them', photos);
  expect(album?.album).toHaveLength(30);
  expect(last).toEqual({ text: '', file: photo });
});
