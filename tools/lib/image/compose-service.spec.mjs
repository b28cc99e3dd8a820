import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../build/build.mjs';
import { interpolate, runArguments } from './compose-service.mjs';

describe('interpolate', () => {
  test('takes values, defaults where there are none, and blanks', () => {
    const variables = { NAME: 'ada', BLANK: '' };
    expect(interpolate('${NAME} ${BLANK:-b}${OTHER:-c} ${NAME:?why} [${BLANK:-}]', variables)).toBe(
      'ada bc ada []',
    );
  });

  test('refuses what is demanded and not set, with the reason', () => {
    expect(() => interpolate('${PASSWORD:?choose one}', {})).toThrow(
      'PASSWORD is not set: choose one',
    );
  });
});

describe('runArguments', () => {
  const options = { variables: { URL: 'http://a' }, environment: { PORT: '1' }, project: 'p' };

  test('says all that compose says of how a service runs', () => {
    const service = {
      image: 'x',
      environment: { PUBLIC_URL: '${URL}', KEY: '${KEY:-}', PORT: 3000 },
      volumes: ['data:/data'],
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    };
    expect(runArguments(service, options)).toEqual([
      ...['--env', 'PUBLIC_URL=http://a', '--env', 'KEY=', '--env', 'PORT=1'],
      ...['--volume', 'p-data:/data', '--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges:true'],
    ]);
  });

  test('refuses a key that it would leave out', () => {
    expect(() => runArguments({ user: 'root' }, options)).toThrow('does not know `user`');
  });

  test('knows every key of the product in compose.yaml', () => {
    const { services } = parse(readFileSync(join(root, 'docker/compose.yaml'), 'utf8'));
    const variables = { POSTGRES_PASSWORD: 'secret', PUBLIC_URL: 'http://a' };
    expect(runArguments(services.whathooks, { ...options, variables })).toContain('MASTER_KEY= ');
  });
});
