import { formatCount } from './format/count';
import type { Words } from './language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  brand: 'whathooks',
  brandHome: 'whathooks, início',
  cancel: 'Cancelar',
  close: 'Fechar',
  copied: 'Copiado',
  copy: (what) => `Copiar ${what}`,
  copiedWhat: (what) => `Copiado: ${what}`,
  dismiss: 'Dispensar',
  incomplete: 'O item foi excluído ou o endereço está incompleto.',
  newTab: '(abre em nova aba)',
  now: 'agora',
  saved: 'Salvo',
  showAll: 'Mostrar tudo',
  skipToContent: 'Ir para o conteúdo',
  tryAgain: 'Tentar de novo',
  useDark: 'Usar tema escuro',
  useLight: 'Usar tema claro',
  code: (label) => `Código: ${label}`,
  codeCopy: (label) => `código: ${label}`,
  documentTitle: (name) => `${name} · whathooks`,
  request: (id) => ` Requisição: ${id}`,
};

export const crashWords: Words<typeof english.crashWords> = {
  title: 'Não foi possível mostrar esta página',
  text: 'Algo deu errado nela. Seus dados estão seguros e nada foi enviado duas vezes. Tente de novo ou recarregue a página. Se continuar acontecendo, informe a quem administra o whathooks o que está escrito abaixo.',
  details: 'Detalhes',
  reload: 'Recarregar a página',
};

export const listWords: Words<typeof english.listWords> = {
  shown: (count, hasMore) => {
    const shown = count === 1 ? '1 item na tela.' : `${formatCount(count)} itens na tela.`;
    return hasMore ? `${shown} Há mais antigos para carregar.` : shown;
  },
  searching: 'Buscando no registro…',
  noneYet: 'Nada encontrado até agora',
  noneYetText:
    'Nenhum dos itens mais recentes corresponde. Continue a busca nos mais antigos ou escolha um período menor.',
  keepSearching: 'Continuar a busca',
  noOlderYet: 'Nada mais antigo até agora. Continuar a busca',
};

export const chartWords: Words<typeof english.chartWords> = {
  time: 'Hora',
  described: (title) => `${title}. As setas do teclado percorrem o período.`,
  counted: (name, count) => `${name}: ${formatCount(count)}`,
};

export const formWords: Words<typeof english.formWords> = {
  custom: 'Personalizado…',
  from: 'De',
  until: 'Até',
  untilNow: 'Vazio: até agora',
  enterTime: 'Informe data e hora.',
  laterTime: 'Escolha um horário depois do primeiro.',
  yourTime: (zone) => `Seu fuso: ${zone}`,
  pairName: (legend, line) => `${legend}, nome ${line}`,
  pairValue: (legend, line) => `${legend}, valor ${line}`,
  pairNameSample: 'nome',
  pairValueSample: 'valor',
  removeLine: (line) => `Remover a linha ${line}`,
  nameMissing: 'Cada linha precisa de um nome. Remova as que não usar.',
  nameTwice: 'Cada nome só pode aparecer uma vez.',
};

export const problemWords: Words<typeof english.problemWords> = {
  unexpectedAnswer: {
    title: 'Resposta inesperada',
    detail: (status) =>
      `O servidor respondeu ${status} sem explicação. Tente de novo daqui a pouco.`,
  },
  unreachable: {
    title: 'Sem conexão com o whathooks',
    detail: 'Não foi possível acessar o servidor. Confira sua conexão e tente de novo.',
  },
  unexpected: { title: 'Algo deu errado', detail: 'Recarregue a página e tente de novo.' },
};

export const formatWords: Words<typeof english.formatWords> = {
  statusPosts: 'Atualizações de status',
  channel: (id) => `Canal ${id}`,
  today: 'Hoje',
  yesterday: 'Ontem',
  within: { today: 'hoje', yesterday: 'ontem' },
  group: (id) => `Grupo ${id}`,
  hiddenNumber: (id) => `Número oculto ${id}`,
};
