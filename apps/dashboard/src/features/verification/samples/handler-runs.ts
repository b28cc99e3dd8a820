import type { VerificationSample } from './verification';

/** How a language runs a handler as somebody has it who copied both blocks. */
export interface HandlerRun {
  /** Program that must be there. */
  program: string;
  version: string;
  /** Files by path. The frameworks that are not there are stood in for, over real HTTP. */
  files: (verify: string, handle: string, port: number) => Record<string, string>;
  /** What is run, in the folder of the files, one after the other; the last one serves. */
  commands: (port: number) => [string, ...string[]][];
}

const atPort = (code: string, port: number): string => code.replace('4000', String(port));

const EXPRESS = `import { createServer } from "http";
const express = () => {
  let handler;
  return {
    post: (path, raw, use) => (handler = use),
    listen: (port) =>
      createServer((request, response) => {
        const chunks = [];
        request.on("data", (chunk) => chunks.push(chunk));
        request.on("end", () =>
          handler(
            { body: Buffer.concat(chunks), get: (name) => request.headers[name.toLowerCase()] },
            { sendStatus: (status) => response.writeHead(status).end() },
          ),
        );
      }).listen(port, "127.0.0.1"),
  };
};
express.raw = () => null;
export default express;
`;

const FLASK = `from http.server import BaseHTTPRequestHandler, HTTPServer


class _Request:
    def get_data(self):
        return self.body


request = _Request()


class Flask:
    def __init__(self, name):
        pass

    def post(self, path):
        def keep(view):
            self.view = view
            return view

        return keep

    def run(self, port):
        view = self.view

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                request.headers = self.headers
                request.body = self.rfile.read(int(self.headers["Content-Length"]))
                _, status = view()
                self.send_response(status)
                self.end_headers()

        HTTPServer(("127.0.0.1", port), Handler).serve_forever()
`;

const annotation = (name: string, fields: string): string =>
  `package org.springframework.web.bind.annotation;
import java.lang.annotation.*;
@Retention(RetentionPolicy.RUNTIME) public @interface ${name} { ${fields} }
`;

const RESPONSE = `package org.springframework.http;
public class ResponseEntity<T> {
    public int status;
    public static ResponseEntity<Void> status(int status) {
        ResponseEntity<Void> made = new ResponseEntity<>();
        made.status = status;
        return made;
    }
    public ResponseEntity<T> build() { return this; }
}
`;

/** Calls the controller as Spring does: by what its parameters are annotated with. */
const SERVE = `import com.sun.net.httpserver.HttpServer;
import java.lang.reflect.*;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;
public class Serve {
    public static void main(String[] given) throws Exception {
        Object controller = Class.forName("WhatsappController").getDeclaredConstructor().newInstance();
        Method method = Arrays.stream(controller.getClass().getDeclaredMethods())
            .filter(one -> one.isAnnotationPresent(PostMapping.class)).findFirst().get();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(given[0])), 0);
        server.createContext("/", exchange -> {
            int status = 500;
            try {
                byte[] body = exchange.getRequestBody().readAllBytes();
                Object[] values = Arrays.stream(method.getParameters()).map(one -> {
                    RequestHeader header = one.getAnnotation(RequestHeader.class);
                    return header == null ? (Object) body : exchange.getRequestHeaders().getFirst(header.value());
                }).toArray();
                status = ((ResponseEntity<?>) method.invoke(controller, values)).status;
            } catch (ReflectiveOperationException error) {
                error.printStackTrace();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }
}
`;

const SPRING = 'org/springframework/web/bind/annotation';

/** No C#: neither npm nor Debian has a compiler that knows ASP.NET. */
export const HANDLER_RUNS: Partial<Record<VerificationSample['id'], HandlerRun>> = {
  javascript: {
    program: process.execPath,
    version: '--version',
    files: (verify, handle, port) => ({
      'node_modules/express/package.json': '{"type":"module","exports":"./index.js"}',
      'node_modules/express/index.js': EXPRESS,
      'listen.mjs': `${verify}\n${atPort(handle, port)}`,
    }),
    commands: () => [[process.execPath, 'listen.mjs']],
  },
  python: {
    program: 'python3',
    version: '--version',
    files: (verify, handle, port) => ({
      'flask.py': FLASK,
      'listen.py': `${verify}\n\n${atPort(handle, port)}`,
    }),
    commands: () => [['python3', 'listen.py']],
  },
  php: {
    program: 'php',
    version: '--version',
    files: (verify, handle) => ({ 'listen.php': `<?php\n${verify}\n${handle}` }),
    commands: (port) => [['php', '-S', `127.0.0.1:${port}`, 'listen.php']],
  },
  go: {
    program: 'go',
    version: 'version',
    files: (verify, handle, port) => ({ 'listen.go': `${verify}\n${atPort(handle, port)}` }),
    commands: () => [['go', 'build', '-o', 'listen', 'listen.go'], ['./listen']],
  },
  java: {
    program: 'javac',
    version: '--version',
    files: (verify, handle) => ({
      'Signatures.java': verify,
      'WhatsappController.java': handle,
      'Serve.java': SERVE,
      'org/springframework/http/ResponseEntity.java': RESPONSE,
      [`${SPRING}/PostMapping.java`]: annotation('PostMapping', 'String value();'),
      [`${SPRING}/RequestHeader.java`]: annotation('RequestHeader', 'String value();'),
      [`${SPRING}/RequestBody.java`]: annotation('RequestBody', ''),
      [`${SPRING}/RestController.java`]: annotation('RestController', ''),
    }),
    commands: (port) => [
      ['javac', '-sourcepath', '.', 'Signatures.java', 'WhatsappController.java', 'Serve.java'],
      ['java', '-cp', '.', 'Serve', String(port)],
    ],
  },
};
