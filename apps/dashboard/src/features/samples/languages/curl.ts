import type { SampleRequest } from '../sample-request';

/** A word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The request as a command. */
export function curl({ method, url, headers, body, answer }: SampleRequest): string {
  const words = [
    method === 'GET' ? `curl ${quoted(url)}` : `curl -X ${method} ${quoted(url)}`,
    ...headers.map((header) => `-H ${quoted(header.join(': '))}`),
  ];
  if (body?.kind === 'json') words.push(`-d ${quoted(JSON.stringify(body.value, null, 2))}`);
  if (body?.kind === 'file')
    words.push(`-F ${quoted(`file=@${body.fileName};type=${body.mimeType}`)}`);
  if (answer === 'bytes') words.push('--output download');
  if (answer === 'lines') words.push('--no-buffer');
  return `${words.join(' \\\n  ')}\n`;
}
