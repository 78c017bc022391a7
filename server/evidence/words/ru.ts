import { type EvidenceWords, set } from './language.ts';

export const ru: EvidenceWords = {
  code: 'ru',
  markers: set('и в не на что он с как это по но из у к за от был для его она так же или все было'),
  negations: set('не нет ни никогда никто никого ничего ничто нигде никак без нельзя никакой никакая никакие'),
  modals: set('может могут мог могла могли должен должна должно должны нужно надо можно следует'),
};
