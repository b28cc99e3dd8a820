import type { MediaView, MessageTypeName } from '@whathooks/dto';
import { renderToStaticMarkup } from 'react-dom/server';
import { MediaPart } from './media-part';

const READY: MediaView = {
  id: 'med_1',
  status: 'ready',
  url: 'https://hooks.example.com/v1/media/med_1?expires=1&signature=abc',
  mimeType: 'application/octet-stream',
};

const shown = (type: MessageTypeName, media: Partial<MediaView> = {}): string =>
  renderToStaticMarkup(
    <MediaPart
      id="msg_1"
      caption={null}
      type={type}
      media={{ ...READY, ...media }}
      failedAction={<b>Ask again</b>}
    />,
  );

/** On the dashboard's own origin, whatever the server is called from outside. */
const SRC = 'src="/v1/media/med_1?expires=1&amp;signature=abc"';

describe('a file that is here', () => {
  it('is a photo that opens', () => {
    const html = shown('image', { width: 1_600, height: 1_200 });
    expect(html).toMatch(/^<button [^>]*aria-label="Open the photo in full size"/);
    expect(html).toContain(`<img ${SRC} alt="Photo" width="1600" height="1200" loading="lazy"`);
  });

  it('is a sticker', () => {
    expect(shown('sticker')).toContain(`${SRC} alt="Sticker"`);
  });

  it('is a video with controls, its picture and its size', () => {
    const html = shown('video', { width: 320, height: 240, thumbnail: '/9j/' });
    expect(html).toMatch(/^<video /);
    expect(html).toContain(SRC);
    expect(html).toContain('poster="data:image/jpeg;base64,/9j/"');
    expect(html).toContain('controls=""');
    expect(html).toContain('aria-label="Video"');
    expect(html).not.toMatch(/loop|muted/);
  });

  it('is a loop without sound for a GIF', () => {
    expect(shown('video', { gif: true })).toMatch(/loop=""/);
  });

  it.each([
    ['voice', 'Voice message'],
    ['audio', 'Audio'],
  ] as const)('is a player for %s, with its speed', (type, label) => {
    const html = shown(type);
    expect(html).toMatch(/<audio /);
    expect(html).toContain(SRC);
    expect(html).toContain(`aria-label="${label}"`);
    expect(html).toContain('aria-label="Speed 1×, faster"');
  });

  it('is a document to save, with its first page, name, pages and size', () => {
    const html = shown('document', {
      ...{ fileName: 'offer.pdf', pages: 3, size: 48_000, thumbnail: '/9j/' },
    });
    expect(html).toContain('href="/v1/media/med_1?expires=1&amp;signature=abc"');
    expect(html).toContain('download="offer.pdf"');
    expect(html).toContain('aria-label="Download offer.pdf"');
    expect(html).toContain('alt="First page"');
    expect(html).toContain('PDF · 3 pages · 48 kB');
  });

  it('is a document without a picture, and without a name, all the same', () => {
    const html = shown('document');
    expect(html).toContain('aria-label="Download Document"');
    expect(html).not.toContain('<img');
  });

  it('never is a page of its sender: what is no picture, video or sound is saved', () => {
    for (const mimeType of ['text/html', 'image/svg+xml'])
      expect(shown('document', { mimeType, fileName: 'x.html' })).toMatch(/<a [^>]*download=/);
  });
});

describe('a file that is not here', () => {
  const { url: _url, ...away } = READY;
  const missing = (media: Partial<MediaView>): string =>
    renderToStaticMarkup(
      <MediaPart
        id="msg_1"
        caption={null}
        type="image"
        media={{ ...away, ...media }}
        failedAction={<b>Ask again</b>}
      />,
    );

  it('says that it is on its way, over what its sender shows of it', () => {
    const html = missing({ status: 'pending', thumbnail: '/9j/' });
    expect(html).toContain('role="status"');
    expect(html).toContain('Loading from WhatsApp…');
    expect(html).toContain('src="data:image/jpeg;base64,/9j/"');
    expect(html).not.toContain('Ask again');
  });

  it('says why it is not, and offers to ask again', () => {
    const html = missing({ status: 'failed', error: 'gone', fileName: 'list.txt' });
    expect(html).toContain('WhatsApp no longer has the file');
    expect(html).toContain('list.txt');
    expect(html).toContain('<b>Ask again</b>');
  });

  it('offers nothing where only the phone ever has it', () => {
    const html = missing({ status: 'failed', error: 'unavailable' });
    expect(html).toContain('on the phone only');
    expect(html).not.toContain('Ask again');
  });
});
