import { auditCsv } from './audit-csv';

it('is a file in which no value ends its cell, its line, or becomes a formula', () => {
  const at = '2026-06-29T14:21:07.000Z';
  const hostile = { name: '"; =1+1\n,x' };
  const csv = auditCsv([
    {
      id: 'aud_1',
      at,
      actor: '=cmd',
      actorName: '@Ada',
      action: 'api_key.created',
      target: 'key_1',
      targetName: null,
      details: hostile,
    },
  ]);
  expect(csv).toBe(
    'at,actor,actorName,action,target,targetName,details\r\n' +
      `"${at}","'=cmd","'@Ada","api_key.created","key_1","","{""name"":""\\""; =1+1\\n,x""}"\r\n`,
  );
});
