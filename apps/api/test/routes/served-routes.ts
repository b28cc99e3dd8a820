import type { TestApp } from '../harness';

/** A route of the router. */
export interface ServedRoute {
  method: string;
  /** Parameters in braces, as the OpenAPI document has them: `/v1/sessions/{id}`. */
  path: string;
}

/** Every route that the router serves, documented or not. `HEAD` goes with each `GET`. */
export function servedRoutes({ app }: TestApp): ServedRoute[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const match = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) return [];
    const [, indent = '', part = '', methods] = match;
    const depth = indent.length / 4;
    parents.length = depth;
    parents[depth] = part;
    const path = parents.join('').replaceAll(/:([A-Za-z]+)/g, '{$1}');
    return (methods?.split(', ') ?? []).map((method) => ({ method, path }));
  });
}
