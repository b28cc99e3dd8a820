import type { Words } from '../../shared/language/words';
import type * as english from './words';

export const twoFactorWords: Words<typeof english.twoFactorWords> = {
  title: 'Autenticação em dois fatores',
  off: 'Nenhum código é pedido quando você entra. Com um app autenticador, também é pedido um código do seu celular.',
  on: 'Um código do seu app autenticador é pedido quando você entra.',
  left: (count) =>
    count === 1 ? 'Resta um código de recuperação.' : `Restam ${count} códigos de recuperação.`,
  setUp: 'Configurar',
  renew: 'Novos códigos de recuperação',
  disable: 'Desativar',
  required: 'Sua organização a exige.',
  requireOfAll: 'Exigir de todos nesta organização',
  requireHint: 'Quem ainda não configurou recebe o pedido e não pode fazer mais nada até lá.',
};

export const setUpWords: Words<typeof english.setUpWords> = {
  title: 'Configurar a autenticação em dois fatores',
  password: 'Sua senha',
  passwordMissing: 'Digite sua senha.',
  begin: 'Você recebe um segredo para um app autenticador e confirma com um primeiro código.',
  next: 'Continuar',
  scan: 'Escaneie este código com um app autenticador ou digite o segredo nele.',
  qr: 'QR code para um app autenticador',
  secret: 'Segredo',
  secretCopy: 'segredo',
  code: 'Código do app',
  codeHint: 'Seis dígitos.',
  codeMissing: 'Digite o código.',
  confirm: 'Ativar',
  codes: 'Códigos de recuperação',
  codesCopy: 'códigos de recuperação',
  codesTitle: 'Guarde estes códigos agora',
  codesText:
    'Cada um abre sua conta uma vez se você ficar sem o app. Eles não serão mostrados de novo. Guarde-os fora do celular, por exemplo em um gerenciador de senhas.',
  done: 'Já guardei',
  enabled: 'A autenticação em dois fatores está ativa. Suas outras sessões foram encerradas.',
};

export const changeWords: Words<typeof english.changeWords> = {
  renewTitle: 'Novos códigos de recuperação',
  renewText: 'Os códigos anteriores deixam de funcionar.',
  renew: 'Gerar novos códigos',
  disableTitle: 'Desativar a autenticação em dois fatores',
  disable: 'Desativar',
  code: 'Código do app ou de recuperação',
  disabled: 'Nenhum código é mais pedido quando você entra.',
};

export const gateWords: Words<typeof english.gateWords> = {
  title: 'Sua organização exige um segundo fator',
  text: (organization) =>
    `Para acessar ${organization}, são necessários a senha e um código de um app autenticador. Configure para continuar.`,
  setUp: 'Configurar',
  logOut: 'Sair',
};
