import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Component {
  group?: string;
  name: string;
  version: string;
  purl: string;
  licenses: { expression: string }[];
}
interface Bill {
  bomFormat: string;
  components: Component[];
}

/** Whoever passes the product on may do so under MIT beside these. */
const PERMISSIVE = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'],
  ...['BlueOak-1.0.0', 'Python-2.0', '(MIT OR CC0-1.0)'],
]);

/** Other licences, and why the package is here with it. */
const OTHERS: Readonly<Record<string, { licence: string; why: string }>> = {
  libsignal: {
    licence: 'GPL-3.0-only',
    why: 'Baileys encrypts with it. The README says what that means for who passes the whole on.',
  },
  'caniuse-lite': { licence: 'CC-BY-4.0', why: 'Data that the build of the dashboard reads.' },
  mediabunny: { licence: 'MPL-2.0', why: 'Unchanged, in files of its own.' },
  'codec-parser': {
    licence: 'LGPL-3.0-or-later',
    why: 'Unchanged, a package that can be replaced.',
  },
  'audio-file-decoder': {
    licence: 'LGPL-2.1-or-later',
    why: 'Unchanged; the FFmpeg inside is a file of its own, which can be replaced.',
  },
};
/** Builds of libvips for each platform. */
const LIBVIPS = /^@img\/sharp-(libvips-|wasm32|win32-)/;

const bill = JSON.parse(
  execFileSync(process.execPath, [join(__dirname, 'bill-of-materials.mjs')], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  }),
) as Bill;
const nameOf = ({ group, name }: Component): string => (group ? `${group}/${name}` : name);

test('names what the API and the dashboard need at run time, and no tool', () => {
  const names = bill.components.map(nameOf);
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(names).toEqual(expect.arrayContaining(['@whiskeysockets/baileys', 'fastify', 'next']));
  for (const tool of ['jest', 'nx', '@playwright/test', 'oxlint'])
    expect(names).not.toContain(tool);
  const addresses = bill.components.map(({ purl }) => purl);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(addresses).toContainEqual(expect.stringMatching(/^pkg:npm\/%40nestjs\/core@\d+\.\d/));
});

test('each package has a licence that was looked at', () => {
  const unknown = bill.components.filter((component) => {
    const name = nameOf(component);
    const licence = component.licenses[0]?.expression ?? 'none';
    return !PERMISSIVE.has(licence) && !LIBVIPS.test(name) && OTHERS[name]?.licence !== licence;
  });
  expect(unknown.map((one) => [nameOf(one), one.licenses[0]?.expression])).toEqual([]);
});

test('no licence stands as looked at for a package that is gone', () => {
  const names = new Set(bill.components.map(nameOf));
  expect(Object.keys(OTHERS).filter((name) => !names.has(name))).toEqual([]);
});
