import { programsBehind } from './reload.mjs';

test.each([
  ['apps/api/src/main.ts', ['api']],
  ['libs/dto/src/messages/message-view.dto.ts', ['api']],
  ['libs/whatsapp/src/api/whatsapp-socket.ts', ['api']],
  ['libs/whatsapp-simulator/src/wire/connection.ts', ['simulator']],
  ['apps/simulator/src/main.ts', ['simulator']],
  ['apps/api/src/main.spec.ts', []],
  ['libs/dto/dist/index.d.ts', []],
  ['libs/dto/src/README.md', []],
])('a change of %s restarts %j', (path, programs) => {
  expect(programsBehind(path)).toEqual(programs);
});
