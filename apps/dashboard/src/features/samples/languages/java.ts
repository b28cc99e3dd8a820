import type { SampleAnswer, SampleRequest } from '../sample-request';
import { indented } from './indented';

const PACKAGES = ['java.net.URI', 'java.net.http.HttpClient', 'java.net.http.HttpRequest'];

/** How a response is read, and what is printed of it. */
const READ: Record<SampleAnswer, [type: string, handler: string, shown: string]> = {
  json: ['String', 'ofString()', 'System.out.println(response.body());'],
  text: ['String', 'ofString()', 'System.out.println(response.body());'],
  nothing: ['Void', 'discarding()', 'System.out.println(response.statusCode());'],
  bytes: ['Path', 'ofFile(Path.of("download"))', 'System.out.println(response.body());'],
  lines: ['Stream<String>', 'ofLines()', 'response.body().forEach(System.out::println);'],
};

/** The request as a program of Java 17, in one file. */
export function java({ method, url, headers, body, answer }: SampleRequest): string {
  const isFile = body?.kind === 'file';
  const [type, handler, shown] = READ[answer];
  const imports = [
    ...PACKAGES,
    ...(body ? ['java.net.http.HttpRequest.BodyPublishers'] : []),
    'java.net.http.HttpResponse',
    'java.net.http.HttpResponse.BodyHandlers',
    ...(isFile ? ['java.nio.file.Files'] : []),
    ...(isFile || answer === 'bytes' ? ['java.nio.file.Path'] : []),
    ...(isFile ? ['java.util.List', 'java.util.UUID'] : []),
    ...(answer === 'lines' ? ['java.util.stream.Stream'] : []),
  ];
  const sent = headers.map(
    ([name, value]) => `                .header(${text(name)}, ${text(value)})\n`,
  );
  if (isFile)
    sent.push(
      '                .header("Content-Type", "multipart/form-data; boundary=" + boundary)\n',
    );
  return `${imports.map((name) => `import ${name};\n`).join('')}
public class Sample {
    public static void main(String[] args) throws Exception {
${isFile ? form(body.fileName, body.mimeType) : ''}        HttpRequest request = HttpRequest.newBuilder(URI.create(${text(url)}))
${sent.join('')}                ${methodCall(method, body)}
                .build();
        HttpResponse<${type}> response = HttpClient.newHttpClient()
                .send(request, BodyHandlers.${handler});
        ${shown}
    }
}
`;
}

function methodCall(method: string, body: SampleRequest['body']): string {
  if (body?.kind === 'file')
    return `.method("${method}", BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(),
                        Files.readAllBytes(Path.of(${text(body.fileName)})),
                        tail.getBytes())))`;
  if (body) return `.method("${method}", BodyPublishers.ofString(${block(body.value)}))`;
  if (method === 'GET') return '.GET()';
  return `.method("${method}", HttpRequest.BodyPublishers.noBody())`;
}

function form(fileName: string, mimeType: string): string {
  return `        String boundary = UUID.randomUUID().toString();
        String head = "--" + boundary + "\\r\\n"
                + "Content-Disposition: form-data; name=\\"file\\"; filename=\\"${fileName}\\"\\r\\n"
                + "Content-Type: ${mimeType}\\r\\n\\r\\n";
        String tail = "\\r\\n--" + boundary + "--\\r\\n";
`;
}

function text(value: string): string {
  return JSON.stringify(value);
}

/** JSON as a text block. */
function block(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replaceAll('\\', '\\\\').replaceAll('"""', '\\"""');
  return `"""\n${' '.repeat(24)}${indented(json, 24)}"""`;
}
