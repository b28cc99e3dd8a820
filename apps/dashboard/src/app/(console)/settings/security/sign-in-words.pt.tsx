import type { Words } from '../../../../shared/language/words';
import type * as english from './sign-in-words';

export const signInWords: Words<typeof english.signInWords> = {
  title: 'Onde você está conectado',
  list: 'Sessões da sua conta',
  current: 'Este navegador',
  isNew: 'Nova',
  facts: ({ provider, address, since, used }) => (
    <>
      Entrou {provider !== null && `com ${provider} `}({since}), último uso: {used}
      {address && `, de ${address}`}
    </>
  ),
  end: 'Encerrar',
  endOf: (device) => `Encerrar a sessão de ${device}`,
  endTitle: (device) => `Encerrar a sessão de ${device}?`,
  endText: 'Ela deixa de funcionar na próxima requisição. Esse navegador precisa entrar de novo.',
  endAction: 'Encerrar sessão',
  ended: 'A sessão foi encerrada.',
  others: 'Encerrar as outras',
  othersTitle: 'Encerrar todas as outras sessões?',
  othersText: 'Você sai na hora de todos os outros navegadores e dispositivos. Este continua.',
  othersEnded: 'Todas as outras sessões foram encerradas.',
};
