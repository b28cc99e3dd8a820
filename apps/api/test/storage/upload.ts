import type { UploadedMedia } from '@whathooks/dto';
import type { TestApp } from '../harness';

/** Uploads a file as a browser does. */
export async function uploadFile(
  { url }: Pick<TestApp, 'url'>,
  token: string,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'file.bin',
  type = 'application/octet-stream',
): Promise<UploadedMedia> {
  const body = new FormData();
  body.append('file', new File([content], name, { type }));
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/v1/media`, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`the upload was answered ${await answer.text()}`);
  return (await answer.json()) as UploadedMedia;
}
