import type { SampleRequest } from '../sample-request';
import { curl } from './curl';

/** Writes a request as a whole program, with nothing to install. */
export type Write = (request: SampleRequest) => string;

/** A language that requests are shown in. */
export interface Language {
  id: 'curl' | 'javascript' | 'python' | 'php' | 'go' | 'java';
  /** As its users write it. */
  name: string;
  /** What writes it, which only its readers load. */
  load: () => Promise<Write>;
}

export const LANGUAGES: readonly Language[] = [
  { id: 'curl', name: 'curl', load: () => Promise.resolve(curl) },
  {
    ...{ id: 'javascript', name: 'JavaScript' },
    load: () => import('./javascript').then(({ javascript }) => javascript),
  },
  {
    ...{ id: 'python', name: 'Python' },
    load: () => import('./python').then(({ python }) => python),
  },
  { id: 'php', name: 'PHP', load: () => import('./php').then(({ php }) => php) },
  { id: 'go', name: 'Go', load: () => import('./go').then(({ go }) => go) },
  { id: 'java', name: 'Java', load: () => import('./java').then(({ java }) => java) },
];
