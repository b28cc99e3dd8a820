import type { SampleAnswer, SampleRequest } from '../sample-request';
import { indented } from './indented';

const SHOWN: Record<SampleAnswer, string> = {
  json: '    print(json.load(response))\n',
  nothing: '    print(response.status)\n',
  text: '    print(response.read().decode())\n',
  bytes: `    with open("download", "wb") as file:
        file.write(response.read())
`,
  lines: `    for line in response:
        print(line.decode(), end="")
`,
};

/** The request as a program of Python 3, with what Python brings along. */
export function python({ method, url, headers, body, answer }: SampleRequest): string {
  const sent = [...headers.map(([name, value]) => `        ${text(name)}: ${text(value)},\n`)];
  const isJson = body?.kind === 'json' || answer === 'json';
  const before = body?.kind === 'file' ? form(body.fileName, body.mimeType) : '';
  if (body?.kind === 'file')
    sent.push('        "Content-Type": f"multipart/form-data; boundary={boundary}",\n');
  const options = [
    `    ${text(url)},\n`,
    ...(method === 'GET' ? [] : [`    method=${text(method)},\n`]),
    ...(sent.length === 0 ? [] : [`    headers={\n${sent.join('')}    },\n`]),
    ...(body?.kind === 'json'
      ? [`    data=json.dumps(${indented(literal(body.value), 4)}).encode(),\n`]
      : []),
    ...(body?.kind === 'file' ? ['    data=form,\n'] : []),
  ];
  return `${isJson ? 'import json\n' : ''}import urllib.request
${body?.kind === 'file' ? 'import uuid\n' : ''}
${before}request = urllib.request.Request(
${options.join('')})
with urllib.request.urlopen(request) as response:
${SHOWN[answer]}`;
}

function form(fileName: string, mimeType: string): string {
  return `boundary = uuid.uuid4().hex
with open(${text(fileName)}, "rb") as file:
    form = (
        f'--{boundary}\\r\\nContent-Disposition: form-data; name="file"; filename="${fileName}"\\r\\n'
        "Content-Type: ${mimeType}\\r\\n\\r\\n"
    ).encode() + file.read() + f"\\r\\n--{boundary}--\\r\\n".encode()

`;
}

function text(value: string): string {
  return JSON.stringify(value);
}

/** A value of JSON as Python writes it. */
function literal(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return listed('[', value.map(literal), ']');
  if (typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value as object).map(
    ([key, one]) => `${text(key)}: ${literal(one)}`,
  );
  return listed('{', pairs, '}');
}

function listed(open: string, items: readonly string[], close: string): string {
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((item) => `    ${indented(item, 4)},\n`).join('')}${close}`;
}
