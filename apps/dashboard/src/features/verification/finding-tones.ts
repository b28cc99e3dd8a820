import type { HeaderFinding } from '@whathooks/webhook-signature/explain';

/** How bad each finding is. */
export const FINDING_TONES: Readonly<Record<HeaderFinding, 'success' | 'warning' | 'error'>> = {
  valid: 'success',
  prefix_missing: 'warning',
  expired: 'warning',
  ahead: 'warning',
  body_whitespace: 'warning',
  body_reformatted: 'warning',
  secret_untrimmed: 'warning',
  secret_without_prefix: 'warning',
  secret_form: 'warning',
  secret_previous: 'warning',
  other_scheme: 'error',
  other_delivery: 'error',
  no_match: 'error',
  body_missing: 'error',
  body_not_json: 'error',
  secret_missing: 'error',
  secret_malformed: 'error',
  secret_api_key: 'error',
  signature_missing: 'error',
  signature_malformed: 'error',
  id_missing: 'error',
  timestamp_missing: 'error',
  timestamp_malformed: 'error',
};
