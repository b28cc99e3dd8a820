import { useEffect, useState } from 'react';
import { addressOf } from './files';

/** A file while it is read. */
export type Read<T> = { state: 'loading' } | { state: 'missing' } | { state: 'read'; value: T };

const LOADING = { state: 'loading' } as const;
/** Files that were asked for, by name: each once, unless it could not be read. */
const asked = new Map<string, Promise<unknown>>();

function read(name: string): Promise<unknown> {
  const known = asked.get(name);
  if (known) return known;
  const reading = fetch(addressOf(name)).then((answer) => {
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json() as Promise<unknown>;
  });
  asked.set(name, reading);
  reading.catch(() => asked.delete(name));
  return reading;
}

/** A file of the reference; null for none. */
export function useFile<T>(name: string | null): Read<T> {
  const [found, setFound] = useState<{ name: string; file: Read<T> } | null>(null);
  useEffect(() => {
    if (name === null) return undefined;
    let isWanted = true;
    const show = (file: Read<T>) => {
      if (isWanted) setFound({ name, file });
    };
    read(name).then(
      (value) => show({ state: 'read', value: value as T }),
      () => show({ state: 'missing' }),
    );
    return () => {
      isWanted = false;
    };
  }, [name]);
  return found?.name === name && name !== null ? found.file : LOADING;
}
