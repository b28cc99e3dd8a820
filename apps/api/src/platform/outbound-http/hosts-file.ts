import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

const HOSTS_FILE =
  process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';

/** Addresses of a name in this machine's hosts file, IPv4 first; none when it is not listed. */
export async function fromHostsFile(name: string, file = HOSTS_FILE): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .flatMap(([address = '', ...names]) => (isIP(address) && names.includes(name) ? [address] : []))
    .sort((one, other) => isIP(one) - isIP(other));
}
