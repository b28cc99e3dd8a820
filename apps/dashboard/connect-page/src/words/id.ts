import type { Words } from './words.js';

export const words: Words = {
  title: (organization) => `Tautkan WhatsApp Anda dengan ${organization}`,
  opening: 'Sebentar…',
  scanSteps: [
    'Buka WhatsApp di ponsel Anda.',
    'Ketuk Pengaturan atau menu, lalu Perangkat tertaut, lalu Tautkan perangkat.',
    'Arahkan ponsel Anda ke kode ini.',
  ],
  codeAlt: 'Kode untuk dipindai dengan WhatsApp di ponsel Anda',
  codeComes: 'Kode berikutnya segera muncul…',
  typeInstead: 'Tautkan dengan nomor telepon',
  scanInstead: 'Pindai kode',
  yourNumber: 'Nomor WhatsApp Anda, dengan kode negara',
  numberHint: 'Misalnya +62 812 3456 7890',
  getCode: 'Minta kode',
  waiting: 'Menghubungi WhatsApp…',
  typeSteps: [
    'Buka WhatsApp, lalu Pengaturan atau menu, lalu Perangkat tertaut.',
    'Ketuk Tautkan perangkat, lalu Tautkan dengan nomor telepon.',
    'Ketik kode ini:',
  ],
  copy: 'Salin kode',
  copied: 'Disalin',
  connecting: 'Ponsel Anda sedang ditautkan. Biarkan WhatsApp terbuka sampai selesai.',
  doneTitle: 'Selesai: WhatsApp Anda sudah tertaut',
  done: (organization) =>
    `${organization} kini dapat menerima dan membalas pesan untuk Anda. Anda dapat menutup halaman ini, dan melepas tautan kapan saja di WhatsApp pada Perangkat tertaut.`,
  overTitle: 'Tautan ini tidak terbuka',
  over: 'Tautan sudah dipakai, dibatalkan, atau kedaluwarsa. Jika ponsel Anda menampilkan perangkat tertaut baru, semuanya selesai. Jika tidak, minta tautan baru.',
  offline: 'Sambungan terputus. Sambungan dicoba lagi secara otomatis.',
  faults: {
    number: 'Tulis nomor dengan kode negara, misalnya +62 812 3456 7890.',
    refused: 'WhatsApp tidak memberi kode untuk nomor ini. Periksa nomornya, atau pindai kode.',
    notNow: 'Belum ada kode saat ini. Coba lagi dalam beberapa detik.',
    tooMany: 'Terlalu banyak percobaan. Tunggu satu menit, lalu coba lagi.',
    notReached: 'Server tidak dapat dihubungi. Periksa sambungan Anda dan coba lagi.',
  },
  reasons: {
    scan_again: 'WhatsApp mengganti kode. Pindai kode yang baru.',
    passkey_required:
      'WhatsApp meminta kunci sandi akun ini. Minta pengirim tautan menyelesaikannya bersama Anda.',
    passkey_confirmation:
      'WhatsApp meminta membandingkan kode. Minta pengirim tautan menyelesaikannya bersama Anda.',
    passkey_failed: 'WhatsApp tidak menerima kunci sandi. Pindai kode sekali lagi.',
    pairing_refused: 'WhatsApp menolak penautan. Coba lagi dengan kode baru.',
    temporarily_banned: 'WhatsApp memblokir nomor ini untuk sementara. Coba lagi nanti.',
    connection_lost: 'WhatsApp tidak dapat dihubungi. Sambungan dicoba lagi secara otomatis.',
  },
};
