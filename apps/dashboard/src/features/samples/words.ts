/** Words of requests that are shown in the reader's language, with what the reader gives. */
export const sampleWords = {
  language: 'Language',
  fill: 'Fill the samples',
  apiKey: 'Your API key',
  apiKeyHint: 'Stays on this page: it is neither stored nor sent.',
  number: 'Your number',
  anyNumber: 'A number of the examples',
  recipient: 'Recipient',
  request: (language: string, title: string) => `${title}: ${language}`,
} as const;
