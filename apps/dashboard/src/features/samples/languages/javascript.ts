import type { SampleAnswer, SampleRequest } from '../sample-request';
import { indented } from './indented';

const SHOWN: Record<SampleAnswer, string> = {
  json: 'console.log(await response.json());\n',
  nothing: 'console.log(response.status);\n',
  text: 'console.log(await response.text());\n',
  bytes: "await writeFile('download', Buffer.from(await response.arrayBuffer()));\n",
  lines: `for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  console.log(text);
}
`,
};

/** The request as a module of Node.js; browsers run it as well, unless it has to do with files. */
export function javascript({ method, url, headers, body, answer }: SampleRequest): string {
  const imports = [
    ...(body?.kind === 'file' ? ["import { openAsBlob } from 'node:fs';\n"] : []),
    ...(answer === 'bytes' ? ["import { writeFile } from 'node:fs/promises';\n"] : []),
  ];
  const form =
    body?.kind === 'file'
      ? `const file = await openAsBlob(${text(body.fileName)}, { type: ${text(body.mimeType)} });
const form = new FormData();
form.append('file', file, ${text(body.fileName)});

`
      : '';
  const options = [
    ...(method === 'GET' ? [] : [`  method: ${text(method)},\n`]),
    ...(headers.length === 0 ? [] : [`  headers: {\n${headers.map(header).join('')}  },\n`]),
    ...(body?.kind === 'json'
      ? [`  body: JSON.stringify(${indented(literal(body.value), 2)}),\n`]
      : []),
    ...(body?.kind === 'file' ? ['  body: form,\n'] : []),
  ];
  const given = options.length === 0 ? '' : `, {\n${options.join('')}}`;
  return `${imports.join('')}${imports.length > 0 ? '\n' : ''}${form}const response = await fetch(${text(url)}${given});
if (!response.ok) throw new Error(await response.text());
${SHOWN[answer]}`;
}

function header([name, value]: [string, string]): string {
  return `    ${/^\w+$/.test(name) ? name : text(name)}: ${text(value)},\n`;
}

function text(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
