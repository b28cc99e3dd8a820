import {
  CONTACTS_MAX,
  NAME_MAX,
  PLACE_MAX,
  POLL_OPTION_MAX,
  POLL_QUESTION_MAX,
} from '@whathooks/dto/facts';
import type { Words } from '../../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  add: 'Adicionar arquivos, enquete, localização ou contato',
  document: 'Documento',
  picture: 'Foto ou vídeo',
  camera: 'Tirar foto',
  poll: 'Enquete',
  place: 'Localização',
  contact: 'Contato',
  chooseDocuments: 'Escolher documentos para enviar',
  choosePictures: 'Escolher fotos e vídeos para enviar',
  seen: 'Assim aparece na conversa',
  send: 'Enviar',
};

export const pollWords: Words<typeof english.pollWords> = {
  title: 'Enviar enquete',
  question: 'Pergunta',
  option: (number) => `Opção ${number}`,
  several: 'Permitir várias respostas',
  noQuestion: 'Escreva a pergunta.',
  longQuestion: `Escreva no máximo ${POLL_QUESTION_MAX} caracteres.`,
  longOption: `Escreva no máximo ${POLL_OPTION_MAX} caracteres.`,
  twice: 'Esta opção já está na lista.',
  fewOptions: 'Escreva pelo menos duas opções.',
};

export const placeWords: Words<typeof english.placeWords> = {
  title: 'Enviar localização',
  where: 'Onde',
  whereHint:
    'Latitude e longitude, como -23.5505, -46.6333, ou o link de um lugar em um mapa. O mapa não é consultado.',
  unknown: 'Não há coordenadas aqui. Copie do mapa as coordenadas do lugar ou o link longo dele.',
  here: 'Usar minha localização',
  hereRefused:
    'O navegador não informa onde você está. Permita isso nas configurações desta página.',
  name: 'Nome',
  address: 'Endereço',
  optional: 'Opcional.',
  long: `Escreva no máximo ${PLACE_MAX} caracteres.`,
};

export const contactWords: Words<typeof english.contactWords> = {
  title: 'Enviar contatos',
  search: 'Buscar contatos',
  none: 'Nenhum contato encontrado.',
  own: 'Outra pessoa',
  name: 'Nome',
  phone: 'Número de telefone',
  phoneHint: 'Com código do país.',
  phoneWrong: 'Escreva o número com o código do país, por exemplo 5511912345678.',
  noName: 'Escreva um nome.',
  longName: `Escreva no máximo ${NAME_MAX} caracteres.`,
  put: 'Adicionar à mensagem',
  remove: (name) => `Não enviar ${name}`,
  chosen: 'Contatos a enviar',
  most: `Uma mensagem tem no máximo ${CONTACTS_MAX} contatos.`,
  send: (count) => (count === 1 ? 'Enviar 1 contato' : `Enviar ${count} contatos`),
  choose: 'Escolha contatos',
};

export const cameraWords: Words<typeof english.cameraWords> = {
  title: 'Tirar foto',
  shown: 'O que a câmera vê',
  taken: 'A foto que você tirou',
  take: 'Tirar foto',
  again: 'Tirar outra',
  use: 'Adicionar à mensagem',
  starting: 'Ligando a câmera…',
  refused:
    'O navegador não dá acesso à câmera. Permita nas configurações desta página e tente de novo.',
  missing: 'Nenhuma câmera encontrada. Conecte uma ou escolha uma foto dos seus arquivos.',
  busy: 'Outro programa está usando a câmera. Feche-o e tente de novo.',
};
