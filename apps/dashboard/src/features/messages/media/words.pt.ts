import { formatCount } from '../../../shared/format/count';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const MEDIA_FAILURES: Words<typeof english.MEDIA_FAILURES> = {
  too_large:
    'O arquivo é maior do que esta instalação aceita. Ele pode ser visto no celular; quando o operador tiver aumentado MEDIA_MAX_MB, pode ser pedido de novo.',
  gone: 'O WhatsApp não tem mais o arquivo, e o celular não o enviou de novo.',
  damaged: 'O que o WhatsApp entregou não é o arquivo que o remetente descreveu.',
  not_downloaded:
    'A mensagem é de antes da vinculação do número: o arquivo é baixado quando alguém o pede.',
  unavailable:
    'O WhatsApp não entrega o arquivo a dispositivos conectados; ele só pode ser visto no celular.',
  unreachable: 'O WhatsApp não entregou o arquivo, embora tenha sido pedido várias vezes.',
  storage_full: 'Não havia mais espaço para guardar o arquivo.',
  deleted: 'O arquivo foi excluído aqui, porque passou do prazo em que os arquivos são guardados.',
};

export const mediaWords: Words<typeof english.mediaWords> = {
  photo: 'Foto',
  sticker: 'Figurinha',
  video: 'Vídeo',
  audio: 'Áudio',
  voice: 'Mensagem de voz',
  document: 'Documento',
  firstPage: 'Primeira página',
  open: 'Abrir a foto em tamanho real',
  album: (count) => `Álbum com ${count}`,
  openOne: (index, count, caption) =>
    `Abrir ${index} de ${count} em tamanho real${caption ? `: ${caption}` : ''}`,
  more: (count) => `+${count}`,
  previous: 'Anterior',
  next: 'Próxima',
  place: (index, count) => `${index} de ${count}`,
  play: 'Reproduzir',
  pause: 'Pausar',
  loading: 'Carregando do WhatsApp…',
  unnamed: 'Documento',
  larger: 'Aumentar zoom',
  smaller: 'Diminuir zoom',
  save: 'Baixar o arquivo',
  position: 'Posição',
  positionOf: (at, length) => `${at} de ${length}`,
  unplayable: 'Esta gravação não pode ser reproduzida aqui.',
  times: (speed) => `${formatCount(speed)}×`,
  speed: (speed) => `Velocidade ${formatCount(speed)}×, aumentar`,
  askAgain: 'Pedir de novo',
  download: (name) => `Baixar ${name}`,
  pages: (count) => (count === 1 ? '1 página' : `${count} páginas`),
};
