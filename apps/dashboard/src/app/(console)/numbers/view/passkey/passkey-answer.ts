import type { PasskeyAssertionRequest } from '@whathooks/dto';

/** Reads what somebody pasted; null where it is no answer of a passkey. Quotes of a console are taken off. */
export function readAnswer(text: string): PasskeyAssertionRequest | null {
  const bare = text.trim().replace(/^(['"`])(\{.*\})\1$/s, '$2');
  try {
    const answer = JSON.parse(bare) as Partial<PasskeyAssertionRequest> | null;
    const isAnswer = typeof answer?.rawId === 'string' && typeof answer.response === 'object';
    return isAnswer ? (answer as PasskeyAssertionRequest) : null;
  } catch {
    return null;
  }
}
