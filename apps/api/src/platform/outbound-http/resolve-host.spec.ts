import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { describeFailure } from './http-errors';
import { fromHostsFile } from './hosts-file';
import { hostResolver } from './resolve-host';

const NAME_NOT_FOUND = 3;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

/** A name server on a free port with scripted responses; silent where there is none. */
async function nameServer(
  answer?: (query: Buffer) => Buffer,
): Promise<{ server: string; asked: () => number }> {
  const socket = createSocket('udp4');
  sockets.push(socket);
  let asked = 0;
  socket.on('message', (query, { port, address }) => {
    asked += 1;
    if (answer) socket.send(answer(query), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  return { server: `127.0.0.1:${port}`, asked: () => asked };
}

/** A response to a query, with this code and these IPv4 addresses for its name. */
function answering(query: Buffer, code: number, addresses: number[][] = []): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const end = query.indexOf(0, 12) + 5;
  const records = addresses.map((bytes) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...bytes]),
  );
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}
/** Type A asks for IPv4. */
const isForV4 = (query: Buffer): boolean => query.readUInt16BE(query.indexOf(0, 12) + 1) === 1;

describe('the addresses of a name', () => {
  it('come from DNS', async () => {
    const { server } = await nameServer((query) =>
      answering(query, 0, isForV4(query) ? [[93, 184, 216, 34]] : []),
    );
    expect(await hostResolver({ servers: [server] })('shop.example')).toEqual(['93.184.216.34']);
  });

  it('have a deadline, however many name servers are silent, and our network may be the cause', async () => {
    const sinks = [await nameServer(), await nameServer()];
    const resolve = hostResolver({ servers: sinks.map(({ server }) => server), boundMs: 100 });
    const thrown: unknown = await resolve('shop.example').catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'ETIMEOUT' });
    expect(describeFailure(thrown)).toMatchObject({ code: 'dns', ours: 'perhaps' });
    expect(sinks[0]?.asked()).toBeGreaterThan(0);
  });

  it('are none when neither DNS nor the hosts file knows the name', async () => {
    const { server } = await nameServer((query) => answering(query, NAME_NOT_FOUND));
    const resolve = hostResolver({ servers: [server] });
    await expect(resolve('nobody.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it('may come from the hosts file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'whathooks-hosts-'));
    const file = join(folder, 'hosts');
    await writeFile(
      file,
      '# 10.0.0.9 crm.test\n::1 crm.test\r\n10.0.0.1\tcrm.test other # note\nnonsense crm.test\n',
    );
    expect(await fromHostsFile('crm.test', file)).toEqual(['10.0.0.1', '::1']);
    expect(await fromHostsFile('other', file)).toEqual(['10.0.0.1']);
    expect(await fromHostsFile('note', file)).toEqual([]);
    await rm(folder, { recursive: true });
    expect(await fromHostsFile('crm.test', file)).toEqual([]);
  });
});
