import type { Scheme } from './samples/handlers';
import type { VerificationSample } from './samples/verification';

export type Language = VerificationSample['id'];

/** Which code is shown. */
export interface SampleChoice {
  scheme: Scheme;
  language: Language;
}

/** What is shown before anybody chooses. */
export const USUAL_SAMPLE: SampleChoice = { scheme: 'own', language: 'javascript' };
