import type { ErrorCode, Problem, ProblemFieldError } from '@whathooks/dto';
import { formatCount } from '../../format/count';

/** Errors of which the API says more than can be said in general: which part, which limit, what WhatsApp said. */
const SAYS_MORE: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['pairing_refused', 'message_refused', 'group_refused', 'not_group_administrator'] as const),
  ...(['media_not_convertible', 'media_not_fetched', 'media_too_large', 'proxy_invalid'] as const),
  ...(['webhook_url_forbidden', 'limit_reached', 'forbidden'] as const),
]);

/** An error in the language of the page, whose words are loaded with the first error. */
export async function translatedError(problem: Problem): Promise<Problem> {
  const words = await import('./error-words').catch(() => null);
  return words ? inWords(problem, words) : problem;
}

type Explained = Readonly<Partial<Record<string, string>>>;

/**
 * An error in words of a language, by its code. What the API says itself, in English, stands behind them where it says
 * more, and alone where there are none.
 */
export function inWords(
  problem: Problem,
  {
    ERROR_TITLES: titles,
    ERROR_DETAILS: details,
    FIELD_FAULT_WORDS: faults,
  }: Record<'ERROR_TITLES' | 'ERROR_DETAILS' | 'FIELD_FAULT_WORDS', Explained>,
): Problem {
  const { code, title, detail } = problem;
  const errors = problem.errors?.map((error) => fieldInWords(error, faults));
  // The API says of a request that is refused what is wrong with its first field.
  const first = errors?.[0]?.code === undefined ? undefined : errors[0].message;
  const own = details[code] ?? (code === 'invalid_request' ? first : undefined);
  const more = SAYS_MORE.has(code) ? ` “${detail}”` : '';
  return {
    ...problem,
    title: titles[code] ?? title,
    detail: own === undefined ? detail : own + more,
    ...(errors ? { errors } : {}),
  };
}

function fieldInWords(error: ProblemFieldError, faults: Explained): ProblemFieldError {
  const said = error.code === undefined ? undefined : faults[error.code];
  if (said === undefined) return error;
  const limit = error.limit === undefined ? '' : formatCount(error.limit);
  return { ...error, message: said.replace('{limit}', limit) };
}
