import { Fragment, type ReactNode } from 'react';
import { ClientValue } from './client-value';
import { settingTexts } from './field-names';

/**
 * Settings with what each is from then on, as part of a sentence. The client is a link to its numbers.
 *
 * @param between stands between a setting and its value.
 * @param separator stands between two settings.
 */
export function settingList(
  { clientName, ...details }: Readonly<Record<string, string>>,
  between: string,
  separator = ', ',
): ReactNode {
  return settingTexts(details).map(({ code, name, value }, at) => (
    <Fragment key={code}>
      {at > 0 && separator}
      {name}
      {between}
      {isClient(code, details) ? <ClientValue id={details[code] ?? ''} name={clientName} /> : value}
    </Fragment>
  ));
}

function isClient(code: string, details: Readonly<Record<string, string>>): boolean {
  return code === 'clientId' && (details[code] ?? '').startsWith('cli_');
}
