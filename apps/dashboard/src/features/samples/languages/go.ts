import type { SampleRequest } from '../sample-request';

const CHECK = `	if err != nil {
		log.Fatal(err)
	}
`;

/** The request as a program of Go, with its standard library. */
export function go({ method, url, headers, body }: SampleRequest): string {
  const isFile = body?.kind === 'file';
  const packages = [
    ...(isFile ? ['bytes'] : []),
    ...['fmt', 'io', 'log'],
    ...(isFile ? ['mime/multipart'] : []),
    'net/http',
    ...(isFile ? ['net/textproto'] : []),
    'os',
    ...(body?.kind === 'json' ? ['strings'] : []),
  ];
  const sent = headers.map(
    ([name, value]) => `	request.Header.Set(${text(name)}, ${text(value)})\n`,
  );
  if (isFile) sent.push('	request.Header.Set("Content-Type", form.FormDataContentType())\n');
  const json =
    body?.kind === 'json'
      ? `	body := strings.NewReader(${raw(JSON.stringify(body.value, null, 2))})\n`
      : '';
  return `package main

import (
${packages.map((name) => `	"${name}"\n`).join('')})

func main() {
${json}${isFile ? form(body.fileName, body.mimeType) : ''}	request, err := http.NewRequest("${method}", ${text(url)}, ${sentBody(body)})
${CHECK}${sent.join('')}	response, err := http.DefaultClient.Do(request)
${CHECK}	defer response.Body.Close()
	fmt.Fprintln(os.Stderr, response.Status)
	io.Copy(os.Stdout, response.Body)
}
`;
}

function sentBody(body: SampleRequest['body']): string {
  if (!body) return 'nil';
  return body.kind === 'json' ? 'body' : '&body';
}

function form(fileName: string, mimeType: string): string {
  return `	file, err := os.ReadFile(${text(fileName)})
${CHECK}	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {\`form-data; name="file"; filename="${fileName}"\`},
		"Content-Type":        {"${mimeType}"},
	})
${CHECK}	part.Write(file)
	form.Close()
`;
}

function text(value: string): string {
  return JSON.stringify(value);
}

/** Over several lines, where the text allows it. */
function raw(value: string): string {
  return value.includes('`') ? text(value) : `\`${value}\``;
}
