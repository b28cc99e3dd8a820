import type { Words } from '../../../../shared/language/words';
import type * as english from './sign-in-words';

export const signInWords: Words<typeof english.signInWords> = {
  title: 'Wo Sie angemeldet sind',
  list: 'Anmeldungen Ihres Kontos',
  current: 'Dieser Browser',
  isNew: 'Neu',
  facts: ({ provider, address, since, used }) => (
    <>
      Angemeldet {provider !== null && `mit ${provider} `}({since}), zuletzt benutzt: {used}
      {address && `, von ${address}`}
    </>
  ),
  end: 'Beenden',
  endOf: (device) => `Anmeldung von ${device} beenden`,
  endTitle: (device) => `Anmeldung von ${device} beenden?`,
  endText:
    'Sie gilt ab der nächsten Anfrage nicht mehr. In diesem Browser muss man sich dann neu anmelden.',
  endAction: 'Anmeldung beenden',
  ended: 'Die Anmeldung ist beendet.',
  others: 'Alle anderen beenden',
  othersTitle: 'Alle anderen Anmeldungen beenden?',
  othersText:
    'Alle anderen Browser und Geräte, die bei Ihrem Konto angemeldet sind, werden sofort abgemeldet. Dieser Browser bleibt angemeldet.',
  othersEnded: 'Alle anderen Anmeldungen sind beendet.',
};
