import { type EvidenceWords, set } from './language.ts';

export const sv: EvidenceWords = {
  code: 'sv',
  markers: set('och att det som en på är av för med den till inte om ett har de var från vid eller hans sig skall'),
  negations: set('inte icke ej aldrig ingen inget inga ingenting ingenstans utan varken knappast knappt'),
  modals: set('kan kunde må måste måtte får fick ska skall skulle bör borde vill ville'),
  amounts: set(`
    hundra hundratals tusen tusentals miljon miljoner miljard miljarder biljon dussin hälften halv
    halva tredjedel fjärdedel dubbelt fördubblats procent
  `),
  fractions: {
    hälften: 0.5,
    halv: 0.5,
    halva: 0.5,
    tredjedel: 1 / 3,
    tredjedelar: 1 / 3,
    fjärdedel: 0.25,
    fjärdedelar: 0.25,
    femtedel: 0.2,
    tiondel: 0.1,
  },
  counts: { dussin: 12 },
  partOf: ['av de', 'av'],
  ofOne: ['av en', 'av ett'],
  andAHalf: ['och en halv', 'och ett halvt'],
  about: set('cirka omkring ungefär nästan drygt knappt runt över'),
  asides: set('applåder skratt skrattar ohörbart'),
  joiners: set('och eller'),
  sounds: set('eh öh hm'),
};
