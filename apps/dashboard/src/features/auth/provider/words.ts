/** Words of a log-in provider that sent nobody back. */
export const words = {
  refused: {
    title: 'You are not logged in',
    detail: 'The provider did not let you in, or you went back. Begin again, or use your password.',
  },
  noAnswer: {
    title: 'You are not logged in',
    detail:
      'The provider sent no answer with you. Begin again. If it stays so, the client that is registered there may not fit: ask the operator.',
  },
} as const;
