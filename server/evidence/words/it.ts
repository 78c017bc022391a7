import { type EvidenceWords, set } from './language.ts';

export const it: EvidenceWords = {
  code: 'it',
  markers: set('il lo gli di e che un una è per con del della dei delle nel nella si da al più come sono anche non'),
  negations: set('non mai niente nulla nessuno nessuna nessun né senza neanche nemmeno neppure no'),
  modals: set(`
    può possono poteva potevano potrà potranno potrebbe potrebbero deve devono doveva dovevano dovrà dovranno
    dovrebbe dovrebbero vuole vogliono voleva vorrebbe vorrebbero
  `),
  amounts: set(`
    cento centinaia mille mila migliaia milione milioni miliardo miliardi dozzina metà mezzo
    mezza terzo quarto doppio raddoppiato triplo
  `),
  fractions: {
    metà: 0.5,
    mezzo: 0.5,
    mezza: 0.5,
    terzo: 1 / 3,
    terzi: 1 / 3,
    quarto: 0.25,
    quarti: 0.25,
    quinto: 0.2,
    decimo: 0.1,
  },
  counts: { decina: 10, dozzina: 12, ventina: 20, centinaio: 100 },
  partOf: ['dei', 'degli', 'delle', 'su', 'di'],
  ofOne: ['di un', 'di una', 'dora'],
  andAHalf: ['e mezzo', 'e mezza'],
  about: set('circa quasi oltre più meno intorno'),
  basisPoints: ['punti base'],
  partApart: ['su'],
  tables: { 'in migliaia': 1e3, 'in milioni': 1e6 },
  asides: set('applausi risate ride inaudibile mormorii'),
  joiners: set('e ed o od'),
  sounds: set('ehm eh'),
};
