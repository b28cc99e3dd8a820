import { freshAccessToken } from '../../auth/auth-store';
import { own } from '../../../shared/own-address';
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
  // `fetch` does not report the progress of an upload. It is loaded with the first file that is sent.
  const { default: axios } = await import('axios');
  const answer = await axios
    .post<unknown>(own('/v1/media'), body, {
      headers: { Authorization: `Bearer ${token}` },
      onUploadProgress: ({ loaded, total }) => {
        if (total) onProgress(loaded / total);
      },
      validateStatus: () => true,
    })
    .catch(() => null);
  if (answer?.status === 201) return answer.data as { id: string };
  throw await (answer
    ? answeredProblem(answer.data, new Response(null, { status: answer.status }))
    : answeredProblem(undefined, undefined));
}
