import type { Words } from '../../language/words';
import type * as english from './error-words';

export const ERROR_TITLES: Words<typeof english.ERROR_TITLES> = {
  invalid_request: 'A requisição é inválida',
  malformed_request: 'A requisição não é HTTP válido',
  malformed_json: 'O corpo não é JSON',
  invalid_cursor: 'O cursor é inválido',
  invalid_recipient: 'O destinatário é inválido',
  recipient_not_on_whatsapp: 'O destinatário não está no WhatsApp',
  session_not_connected: 'O número não está conectado',
  pairing_unavailable: 'Nenhuma vinculação em andamento',
  no_passkey_pending: 'Nenhuma chave de acesso foi pedida',
  passkey_other_request: 'A resposta é de outro pedido de chave de acesso',
  invalid_passkey: 'A resposta da chave de acesso é inválida',
  passkey_answered: 'O pedido de chave de acesso já foi respondido',
  pairing_refused: 'O WhatsApp não deu um código de vinculação',
  temporarily_banned: 'O WhatsApp baniu o número por um tempo',
  message_refused: 'O WhatsApp recusou a mensagem',
  not_group_member: 'O número não está no grupo',
  not_group_administrator: 'O número não é admin do grupo',
  group_link_invalid: 'O link não leva a nenhum grupo',
  group_refused: 'O WhatsApp recusou a mudança no grupo',
  whatsapp_unanswered: 'O WhatsApp não respondeu',
  call_over: 'A ligação já terminou',
  message_not_editable: 'A mensagem não pode ser editada',
  message_not_deletable: 'A mensagem não pode ser apagada',
  message_not_pinnable: 'A mensagem não pode ser fixada',
  message_not_keepable: 'A mensagem não pode ser mantida',
  too_late: 'É tarde demais para mudar a mensagem',
  media_not_convertible: 'O arquivo não pode ser enviado neste formato',
  media_too_large: 'O arquivo é grande demais para o WhatsApp',
  media_not_fetched: 'Não foi possível buscar o arquivo',
  webhook_url_forbidden: 'O endereço do webhook não é permitido',
  proxy_invalid: 'O proxy não pode ser usado',
  missing_credentials: 'Faltam credenciais',
  invalid_credentials: 'As credenciais são inválidas',
  wrong_login: 'E-mail ou senha incorretos',
  two_factor_required: 'É preciso um código',
  wrong_code: 'Código incorreto',
  provider_unavailable: 'O provedor de login está inacessível',
  provider_refused: 'O login com o provedor falhou',
  identity_linked: 'A conta do provedor já está vinculada',
  only_way_in: 'A conta não tem outro acesso',
  two_factor_enabled: 'O segundo fator já está configurado',
  two_factor_setup_required: 'O segundo fator é obrigatório',
  wrong_password: 'Senha atual incorreta',
  log_in_again: 'É preciso entrar de novo',
  weak_password: 'A senha é fácil demais de adivinhar',
  forbidden: 'Não permitido',
  address_not_allowed: 'A chave de API não funciona deste endereço',
  host_not_allowed: 'Este nome de host não é atendido aqui',
  origin_not_allowed: 'Página de outro site',
  registration_closed: 'O cadastro está fechado',
  not_found: 'Não encontrado',
  invitation_not_found: 'O convite não vale mais',
  reset_link_not_found: 'O link não vale mais',
  connect_link_not_found: 'O link não vale mais',
  not_acceptable: 'Nenhum formato aceitável',
  request_timeout: 'A requisição demorou demais',
  already_linked: 'O número já está vinculado a um celular',
  limit_reached: 'Limite atingido',
  mail_unavailable: 'Esta instalação não envia e-mails',
  webhooks_remain: 'Webhooks continuariam enviando',
  name_taken: 'Este nome já está em uso',
  email_taken: 'Este e-mail já está em uso',
  already_member: 'Já é membro',
  last_owner: 'Único proprietário da organização',
  delivery_not_resendable: 'A entrega não pode ser reenviada',
  recovery_running: 'Outra recuperação está em andamento',
  previous_secret_signs: 'O segredo anterior ainda está ativo',
  invalid_idempotency_key: 'Idempotency-Key é inválida',
  idempotency_key_in_use: 'Uma requisição com esta Idempotency-Key está em andamento',
  idempotency_key_reused: 'Idempotency-Key já foi usada em outra requisição',
  body_too_large: 'O corpo é grande demais',
  invalid_upload: 'O envio do arquivo é inválido',
  file_ready: 'O arquivo já está aqui',
  file_too_large: 'O arquivo é grande demais',
  url_too_long: 'O endereço é longo demais',
  range_not_satisfiable: 'O intervalo está fora do arquivo',
  headers_too_large: 'Os cabeçalhos são grandes demais',
  unsupported_media_type: 'O tipo de conteúdo não é aceito',
  reach_out_timelock: 'O WhatsApp não deixa o número iniciar novas conversas',
  new_chat_cap: 'O número não pode mais iniciar novas conversas',
  rate_limited: 'Requisições demais',
  internal_error: 'Erro interno',
  database_unavailable: 'O banco de dados não está disponível',
  storage_full: 'Não há mais espaço para arquivos',
  storage_unavailable: 'Os arquivos não estão disponíveis',
  stopping: 'O whathooks está parando',
};

export const ERROR_DETAILS: Words<typeof english.ERROR_DETAILS> = {
  recipient_not_on_whatsapp:
    'O WhatsApp não conhece nenhuma conta com este número. Confira o código do país.',
  session_not_connected: 'Conecte o número ou espere até que ele se reconecte.',
  pairing_unavailable: 'Inicie primeiro a conexão; então é possível pedir um código.',
  no_passkey_pending:
    'O WhatsApp não pede agora nenhuma chave de acesso deste número, ou não há código a confirmar.',
  passkey_other_request:
    'O que foi assinado é de outro pedido. Comece de novo com o que está aberto.',
  passkey_answered: 'Cada pedido aceita uma só resposta. Conecte o número para tentar de novo.',
  pairing_refused:
    'O WhatsApp recusa pedidos após vários códigos em pouco tempo. Espere alguns minutos ou leia o QR code.',
  temporarily_banned:
    'O número se reconecta sozinho quando a suspensão termina. Tentar antes pode prolongá-la.',
  message_refused: 'A mensagem não foi enviada.',
  not_group_member: 'O número saiu do grupo ou foi removido. Um membro precisa adicioná-lo.',
  not_group_administrator:
    'Só administradores do grupo podem fazer isso. Um administrador pode promover o número no celular dele.',
  group_link_invalid: 'O link está errado ou um administrador o revogou. Peça o atual a um membro.',
  group_refused: 'Nada foi alterado.',
  whatsapp_unanswered:
    'Não se sabe se o WhatsApp fez isso. O whathooks lê o estado atual sozinho: confira antes de repetir.',
  message_not_editable:
    'Só é possível editar mensagens enviadas pelo número, com texto e não apagadas.',
  message_not_deletable:
    'O número pode apagar as próprias mensagens e, nos grupos que administra, as de outros.',
  message_not_pinnable:
    'É possível fixar mensagens enviadas e não apagadas; em alguns grupos, só administradores.',
  message_not_keepable:
    'Só é possível manter uma mensagem temporária que os celulares ainda têm; em alguns grupos, só administradores.',
  too_late: 'O WhatsApp aceita edições por 15 minutos e exclusões por dois dias.',
  media_not_convertible:
    'O arquivo não é o que este tipo de mensagem pede e não pode ser convertido. Envie como documento.',
  media_too_large: 'Envie um arquivo menor, ou envie como documento.',
  media_not_fetched: 'Não foi possível baixar o arquivo do endereço.',
  webhook_url_forbidden: 'O endereço deve ser público, http ou https, sem usuário nem senha.',
  proxy_invalid:
    'Escreva como http://, https:// ou socks5://, com usuário e senha antes de @ se necessário.',
  wrong_login: 'Nenhuma conta tem este e-mail e esta senha.',
  wrong_code:
    'O código está errado, venceu ou já foi usado. Espere o próximo ou use um código de recuperação.',
  provider_unavailable:
    'O provedor não responde como deveria. Tente em alguns minutos ou entre com sua senha.',
  provider_refused:
    'A resposta do provedor já foi usada, é antiga ou não é deste navegador. Comece de novo.',
  identity_linked:
    'Ela abre outra conta aqui, ou sua conta está vinculada a outra do mesmo provedor. Desvincule primeiro em Configurações.',
  only_way_in: 'Defina primeiro uma senha: sem ela nada abriria a conta.',
  wrong_password: 'Não é a senha desta conta. Nada foi alterado.',
  log_in_again: 'É preciso ter entrado nos últimos dez minutos. Saia, entre de novo e repita.',
  weak_password:
    'Muita gente a usa, ou ela é uma sequência, uma repetição ou seu nome. Use algumas palavras sem relação.',
  forbidden: 'Seu papel não permite isso.',
  registration_closed:
    'Aqui só se criam contas por convite. Peça um a um proprietário ou administrador de uma organização.',
  not_found: 'Não há nada com este endereço ou id. Talvez tenha sido excluído.',
  invitation_not_found:
    'O link foi usado, revogado, venceu ou está incompleto. Peça um novo convite.',
  reset_link_not_found: 'O link foi usado, venceu ou está incompleto. Peça um novo.',
  already_linked:
    'Um link substituiria o celular conectado. Desconecte-o primeiro, ou adicione outro número.',
  limit_reached:
    'A organização atingiu seu limite. Remova algo primeiro, ou peça ao operador para aumentá-lo.',
  mail_unavailable:
    'Aqui não há servidor de e-mail. Peça um link a um proprietário da sua organização.',
  name_taken: 'Escolha outro nome, ou altere o que já o tem.',
  email_taken: 'Já existe uma conta com este e-mail. Entre com ela.',
  already_member:
    'A conta com este e-mail já é da organização. Um proprietário ou administrador pode mudar o papel dela.',
  last_owner: 'Uma organização precisa de um proprietário. Promova primeiro outro membro.',
  delivery_not_resendable: 'O webhook foi excluído, ou o evento é mais antigo que o registro.',
  recovery_running: 'Um webhook faz uma recuperação por vez. Espere terminar ou pare-a.',
  previous_secret_signs:
    'O segredo foi trocado há menos de 24 horas e o anterior continua ativo: talvez seu servidor não conheça outro.',
  file_too_large: 'Envie um menor, ou peça ao operador para aumentar o limite.',
  reach_out_timelock:
    'O WhatsApp recusa por um tempo mensagens deste número a quem não escreveu para ele. Nada foi enviado.',
  new_chat_cap:
    'O número iniciou tantas conversas novas quanto o WhatsApp permite. Nada foi enviado.',
  rate_limited: 'Espere um momento e continue.',
  internal_error: 'Talvez não tenha sido feito, ou só em parte.',
  database_unavailable: 'Talvez tenha sido feito, talvez não. Confira e repita em um momento.',
  storage_full:
    'O arquivo não foi guardado porque não há espaço. O operador precisa liberar espaço.',
  storage_unavailable: 'Agora não é possível guardar nem ler arquivos. Tente em um momento.',
  stopping: 'O whathooks está parando ou reiniciando. Repita em um momento.',
};
