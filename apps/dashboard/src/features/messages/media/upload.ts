import { freshAccessToken } from '../../auth/auth-store';
import { answeredProblem } from '../../../shared/api/problem';

/** Kinds of message that a file of the computer can become. */
export type FileKind = 'image' | 'video' | 'audio' | 'document';

/** Pictures that WhatsApp shows; others go as documents. */
const PICTURES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
]);

/** What a file is sent as: as people know it from WhatsApp. The server looks at the bytes again. */
export function kindOfFile({ type }: Pick<File, 'type'>): FileKind {
  if (PICTURES.has(type)) return 'image';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'document';
}

/** Whether a text goes along with a file of this kind. */
export function hasCaption(kind: FileKind | 'voice'): boolean {
  return kind !== 'audio' && kind !== 'voice';
}

/**
 * Uploads a file, to be sent, for as long as that needs. Rejects with an `ApiProblem`.
 *
 * @param onProgress gets the uploaded share, 0 to 1.
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
): Promise<{ id: string }> {
  const token = await freshAccessToken();
  const body = new FormData();
  body.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    // `fetch` does not report the progress of an upload.
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total) onProgress(loaded / total);
    };
    request.onerror = () => reject(answeredProblem(undefined, undefined));
    request.onload = () => {
      const answer: unknown = parsed(request.responseText);
      if (request.status === 201) resolve(answer as { id: string });
      else reject(answeredProblem(answer, new Response(null, { status: request.status })));
    };
    request.open('POST', '/v1/media');
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.send(body);
  });
}

/** JSON, or the text where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
