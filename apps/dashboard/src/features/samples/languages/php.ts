import type { SampleRequest } from '../sample-request';
import { indented } from './indented';

/** The request as a program of PHP, with no extension. */
export function php({ method, url, headers, body, answer }: SampleRequest): string {
  const sent = headers.map((header) => `        ${text(header.join(': '))},\n`);
  if (body?.kind === 'file')
    sent.push('        "Content-Type: multipart/form-data; boundary=$boundary",\n');
  const options = [
    ...(method === 'GET' ? [] : [`    'method' => ${text(method)},\n`]),
    ...(sent.length === 0 ? [] : [`    'header' => [\n${sent.join('')}    ],\n`]),
    ...(body?.kind === 'json'
      ? [`    'content' => json_encode(${indented(literal(body.value), 4)}),\n`]
      : []),
    ...(body?.kind === 'file' ? ["    'content' => $form,\n"] : []),
    "    'ignore_errors' => true,\n",
  ];
  return `<?php
${body?.kind === 'file' ? form(body.fileName, body.mimeType) : ''}$context = stream_context_create(['http' => [
${options.join('')}]]);
${answer === 'lines' ? LINES(url) : whole(url, answer === 'bytes')}`;
}

const LINES = (url: string): string => `$stream = fopen(${text(url)}, 'r', false, $context);
while (($line = fgets($stream)) !== false) {
    echo $line;
}
`;

function whole(url: string, isFile: boolean): string {
  return `$answer = file_get_contents(${text(url)}, false, $context);
echo $http_response_header[0], "\\n";
${isFile ? "file_put_contents('download', $answer);\n" : 'echo $answer, "\\n";\n'}`;
}

function form(fileName: string, mimeType: string): string {
  return `$boundary = bin2hex(random_bytes(16));
$form = "--$boundary\\r\\n"
    . "Content-Disposition: form-data; name=\\"file\\"; filename=\\"${fileName}\\"\\r\\n"
    . "Content-Type: ${mimeType}\\r\\n\\r\\n"
    . file_get_contents(${text(fileName)})
    . "\\r\\n--$boundary--\\r\\n";
`;
}

function text(value: string): string {
  if (/[\n\r]/.test(value)) return onOneLine(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Indenting what stands around it would indent its lines, too. */
function onOneLine(value: string): string {
  const escaped = value.replaceAll(/[\\"$]/g, '\\$&');
  return `"${escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
}

/** A value of JSON as PHP writes it. */
function literal(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return listed(value.map(literal));
  const pairs = Object.entries(value).map(([key, one]) => `${text(key)} => ${literal(one)}`);
  // An empty array would become a list.
  return pairs.length === 0 ? '(object) []' : listed(pairs);
}

function listed(items: readonly string[]): string {
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => `    ${indented(item, 4)},\n`).join('')}]`;
}
