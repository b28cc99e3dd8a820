import { formatCount } from '../../../../shared/format/count';
import type { Words } from '../../../../shared/language/words';
import type * as english from './words';

export const words: Words<typeof english.words> = {
  title: 'Alertas',
  lead: 'Problemas que alguém precisa resolver. O aviso vem quando começam e quando terminam.',
  when: 'Quando alertar',
  whenText:
    'Na hora: um número precisa de alguém (por exemplo, porque foi desvinculado no celular), o WhatsApp restringe um número ou um webhook foi desativado. Depois de um tempo, em minutos:',
  numberDown: 'Um número tenta reconectar há mais de',
  webhookDown: 'Um endpoint está fora do ar há mais de',
  queueOld: 'Uma entrega espera há mais de',
  minutes: (count) => (count === 1 ? ' minuto' : ' minutos'),
  minutesWrong: (most) => `Informe de 1 a ${formatCount(most)} minutos.`,
  mail: 'Avisar proprietários e admins por e-mail',
  mailTo: (addresses) => `O e-mail vai para ${addresses.join(', ')}.`,
  noMail: 'Esta instalação não envia e-mails: SMTP_URL não está definida.',
  webhooks: 'Os webhooks recebem os eventos alert.opened e alert.closed.',
  submit: 'Salvar',
  tryNow: 'Tentar agora',
  tryOf: (name) => `Tentar agora: ${name}`,
  openNumber: 'Abrir o número',
  openWebhook: 'Abrir o webhook',
  open: 'Em aberto',
  closed: 'Encerrados',
  older: 'Carregar alertas mais antigos',
  noneOpen: 'Nenhum alerta em aberto.',
  noneClosed: 'Nenhum alerta encerrado nos últimos 90 dias.',
  opened: (time) => <>Desde {time}</>,
  ended: (from, to) => (
    <>
      {from} – {to}
    </>
  ),
};

export const ALERT_LABELS: Words<typeof english.ALERT_LABELS> = {
  number_down: 'Não conectado',
  number_restricted: 'Restrito pelo WhatsApp',
  webhook_down: 'Endpoint fora do ar',
  webhook_disabled: 'Desativado',
  queue_old: 'Entregas atrasadas',
};
