import { http } from '../../auth/client';

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
export function hasCaption(kind: FileKind): boolean {
  return kind !== 'audio';
}

/**
 * Uploads a file, to be sent. Rejects with an `ApiProblem`.
 *
 * @param onProgress is told the share that has left, 0 to 1.
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
): Promise<{ id: string }> {
  const body = new FormData();
  body.append('file', file, file.name);
  const { data } = await http.post<{ id: string }>('/v1/media', body, {
    // As long as the file needs: the progress is shown.
    timeout: 0,
    onUploadProgress: ({ loaded, total }) => {
      if (total) onProgress(loaded / total);
    },
  });
  return data;
}
