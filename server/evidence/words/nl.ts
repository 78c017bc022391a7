import { type EvidenceWords, set } from './language.ts';

export const nl: EvidenceWords = {
  code: 'nl',
  markers: set(
    'de het een en van te dat op zijn voor met niet aan om er ook door bij naar uit worden wordt heeft deze',
  ),
  negations: set('niet geen nooit niemand niets nergens noch zonder nauwelijks nimmer'),
  modals: set(`
    kan kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal zullen zou zouden wil willen wilde
    wilden hoeft hoeven
  `),
  amounts: set(`
    honderd honderden duizend duizenden miljoen miljoenen miljard miljarden biljoen dozijn helft half
    halve derde kwart dubbel verdubbeld procent
  `),
  fractions: { helft: 0.5, half: 0.5, halve: 0.5, derde: 1 / 3, kwart: 0.25, vijfde: 0.2, tiende: 0.1 },
  counts: { dozijn: 12 },
  partOf: ['van de', 'van'],
  ofOne: ['van een'],
  andAHalf: ['en een half', 'en een halve'],
  about: set('ongeveer circa bijna ruim zowat meer rond'),
  asides: set('applaus gelach lacht onverstaanbaar rumoer'),
  joiners: set('en of'),
  sounds: set('eh uh uhm'),
};
