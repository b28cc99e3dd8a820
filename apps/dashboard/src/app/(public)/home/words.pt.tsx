import type { Words } from '../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  pageTitle: 'whathooks: números do WhatsApp ligados ao seu código',
  title: 'Números do WhatsApp ligados ao seu código',
  lines: [
    'Vincule os números dos seus clientes por QR code.',
    'Receba cada mensagem em um webhook assinado.',
    'Envie por uma API REST.',
  ],
  createAccount: 'Criar conta',
  logIn: 'Entrar',
  readDocs: 'Ler a documentação',
  how: 'Como funciona',
  steps: [
    {
      title: 'Vincule um número',
      text: 'Seu cliente escaneia um QR code com o WhatsApp, como no WhatsApp Web. Você acompanha a conexão e vê a qualquer momento se ela está de pé.',
    },
    {
      title: 'Receba em um webhook',
      text: 'Cada mensagem chega ao seu servidor como JSON assinado, no mesmo envelope de todos os outros eventos. Verificar leva dez linhas.',
    },
    {
      title: 'Responda por API ou à mão',
      text: 'Um POST envia a mensagem e diz quando o WhatsApp a aceitou. Sua equipe lê e responde as mesmas conversas na caixa de entrada.',
    },
  ],
  promise: 'Nenhuma mensagem se perde',
  promises: [
    {
      title: 'Recebida quer dizer guardada',
      text: 'Uma mensagem é gravada aqui antes de o WhatsApp saber que a temos. Se uma máquina cair nesse intervalo, o WhatsApp a entrega de novo.',
    },
    {
      title: 'Guardada quer dizer entregue',
      text: 'Seu endpoint está fora do ar? As entregas esperam, sobrevivem a reinícios e são tentadas por cerca de três dias. Cada evento mantém seu ID, então você pode descartar duplicatas.',
    },
    {
      title: 'Enviada uma vez, ou explicada',
      text: 'O que você pede para enviar é primeiro gravado. Chega ao destinatário uma só vez, ou você lê por que não chegou.',
    },
  ],
  tryIt: (quickstart) => (
    <>
      Experimente sem celular: o projeto traz um simulador do WhatsApp. O {quickstart} vai de uma
      conta vazia a uma mensagem enviada em quatro passos.
    </>
  ),
  quickstart: 'guia rápido',
};

export const JOURNEY_TOLD: Words<typeof english.JOURNEY_TOLD> =
  'Chega uma mensagem de Jane, é enviada ao seu servidor como JSON e respondida com 200, e a resposta é lida.';

export const journeyWords: Words<typeof english.journeyWords> = {
  question: 'Oi! Vocês abrem no domingo?',
  questionCut: 'Oi! Vocês abrem…',
  answer: 'Abrimos! Das nove à uma.',
};
