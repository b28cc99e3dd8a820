import type { MediaView } from '@whathooks/dto';
import type { Words } from '../../../shared/language/words';
import type * as english from './words';

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
  loading: 'Carregando do WhatsApp…',
  unnamed: 'Documento',
  larger: 'Aumentar zoom',
  smaller: 'Diminuir zoom',
  save: 'Baixar o arquivo',
  times: (speed) => `${speed.toLocaleString('pt-BR')}×`,
  speed: (speed) => `Velocidade ${speed.toLocaleString('pt-BR')}×, aumentar`,
  askAgain: 'Pedir de novo',
  download: (name) => `Baixar ${name}`,
  pages: (count) => (count === 1 ? '1 página' : `${count} páginas`),
};
