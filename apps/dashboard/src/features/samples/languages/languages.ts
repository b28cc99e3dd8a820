import type { SampleRequest } from '../sample-request';
import { curl } from './curl';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import { php } from './php';
import { python } from './python';

/** A language that requests are shown in. */
export interface Language {
  id: 'curl' | 'javascript' | 'python' | 'php' | 'go' | 'java';
  /** As its users write it. */
  name: string;
  /** A whole program, with nothing to install. */
  write: (request: SampleRequest) => string;
}

export const LANGUAGES: readonly Language[] = [
  { id: 'curl', name: 'curl', write: curl },
  { id: 'javascript', name: 'JavaScript', write: javascript },
  { id: 'python', name: 'Python', write: python },
  { id: 'php', name: 'PHP', write: php },
  { id: 'go', name: 'Go', write: go },
  { id: 'java', name: 'Java', write: java },
];
