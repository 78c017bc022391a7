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
};
