import { type EvidenceWords, set } from './language.ts';

export const fr: EvidenceWords = {
  code: 'fr',
  markers: set('le la les des et du une est dans que qui pour par sur pas au aux ce cette ont sont avec plus son ses'),
  negations: set('ne pas jamais rien personne aucun aucune ni sans guère nul nulle nest non nont na ny nul nulles'),
  modals: set(`
    peut peuvent pouvait pouvaient pourra pourrait pourraient pourront doit doivent devait devaient devra devrait
    devraient devront faut fallait faudra faudrait veut veulent voulait voudrait voudraient
  `),
  amounts: set(`
    cent cents centaine centaines mille millier milliers million millions milliard milliards douzaine
    moitié demi demie tiers quart quarts double doublé triple triplé
  `),
  fractions: {
    moitié: 0.5,
    demi: 0.5,
    demie: 0.5,
    tiers: 1 / 3,
    quart: 0.25,
    quarts: 0.25,
    cinquième: 0.2,
    dixième: 0.1,
  },
  counts: { dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, cinquantaine: 50, centaine: 100 },
  partOf: ['des', 'sur les', 'sur', 'de ses', 'de'],
  ofOne: ['dun', 'dune'],
  andAHalf: ['et demi', 'et demie'],
  about: set('environ près quelque presque plus moins autour'),
  basisPoints: ['points de base'],
  partApart: ['sur'],
  tables: { 'en milliers': 1e3, 'en millions': 1e6 },
  asides: set('applaudissements rires rire brouhaha inaudible exclamations'),
  joiners: set('et ou'),
  sounds: set('euh heu hum'),
};
