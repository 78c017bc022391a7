import { type EvidenceWords, set } from './language.ts';

export const pt: EvidenceWords = {
  code: 'pt',
  markers: set('o os as do da dos das e que em um uma não por com para se no na ao mais como foi são à pelo pela'),
  negations: set('não nunca jamais nada ninguém nenhum nenhuma nenhuns nenhumas nem sem tampouco'),
  modals: set(`
    pode podem podia podiam poderá poderão poderia poderiam deve devem devia deviam deverá deverão deveria deveriam
    precisa precisam quer querem queria
  `),
  amounts: set(`
    cem cento centenas mil milhares milhão milhões bilhão bilhões bilião biliões dúzia
    metade meio meia terço quarto dobro duplicou triplo
  `),
  fractions: {
    metade: 0.5,
    meio: 0.5,
    meia: 0.5,
    terço: 1 / 3,
    terços: 1 / 3,
    quarto: 0.25,
    quartos: 0.25,
    quinto: 0.2,
    décimo: 0.1,
  },
  counts: { dezena: 10, dúzia: 12, centena: 100 },
  partOf: ['dos', 'das', 'de'],
  ofOne: ['de um', 'de uma', 'de'],
  andAHalf: ['e meio', 'e meia'],
  about: set('cerca quase uns umas mais menos aproximadamente'),
  basisPoints: ['pontos base'],
  partApart: ['em cada', 'de cada'],
  tables: { 'em milhares': 1e3, 'em milhões': 1e6 },
  asides: set('aplausos risos palmas inaudível'),
  joiners: set('e ou'),
  sounds: set('hã hum'),
};
