import { openPicture, reading } from '../../media/processing/pictures';
import { ApiError } from '../../platform/http/problems/api-error';
import { invalidField } from '../../platform/http/problems/invalid-field';

/** Twice what the page of a connect link shows, for screens with small pixels. */
const WIDTH = 320;
const HEIGHT = 160;
/** Bytes that unpack to more pixels are no logo. */
const MOST_PIXELS = 16_000_000;

/**
 * A small PNG of a picture that somebody gave. It is rendered again: nothing of the file is kept but visible pixels,
 * and with its colours in a palette it cannot become large.
 *
 * @param base64 the bytes of a picture.
 * @throws ApiError invalid_request when it is no picture that can be read.
 */
export async function logoOf(base64: string): Promise<Buffer> {
  try {
    const { picture, head } = await openPicture(Buffer.from(base64, 'base64'));
    if (head.width * head.height > MOST_PIXELS) {
      throw refused(`The picture has more than ${MOST_PIXELS / 1e6} million pixels.`);
    }
    return await reading(
      picture
        .autoOrient()
        .resize(WIDTH, HEIGHT, { fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .png({ palette: true })
        .toBuffer(),
    );
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'media_not_convertible') throw error;
    throw refused(error.message);
  }
}

function refused(message: string): ApiError {
  return invalidField('logo', message, 'not_readable');
}
