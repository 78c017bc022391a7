import { type EvidenceWords, set } from './language.ts';

export const de: EvidenceWords = {
  code: 'de',
  markers: set('der die das und ist nicht ein eine den dem von zu mit sich auf für im auch als wird des oder sind hat'),
  negations: set(`
    nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends nirgendwo
    ohne weder noch kaum nimmer
  `),
  modals: set(`
    muss müssen müssten müsste musste mussten kann können könnte könnten konnte konnten darf dürfen dürfte dürften
    durfte durften soll sollen sollte sollten will wollen wollte wollten mag mögen möchte möchten
  `),
  capitalNouns: true,
  amounts: set(`
    hundert hunderte tausend tausende million millionen milliarde milliarden billion billionen dutzend hälfte
    halb halbe drittel viertel doppelt doppelte verdoppelt verdreifacht prozent
  `),
  fractions: { hälfte: 0.5, halb: 0.5, halbe: 0.5, drittel: 1 / 3, viertel: 0.25, fünftel: 0.2, zehntel: 0.1 },
  counts: { dutzend: 12 },
  partOf: ['der', 'von den', 'von insgesamt', 'von', 'unter den'],
  ofOne: ['einer', 'eines'],
  about: set('etwa rund circa ca ungefähr fast knapp gut nahezu beinahe über mehr gegen'),
  basisPoints: ['basispunkte', 'basispunkten'],
  tables: { 'in tausend': 1e3, 'in tsd': 1e3, teur: 1e3, 'in mio': 1e6, 'in millionen': 1e6 },
  asides: set('beifall applaus heiterkeit lachen lacht gelächter zuruf zurufe zwischenruf unverständlich'),
  joiners: set('und oder'),
  sounds: set('äh ähm öh hm mhm'),
};
