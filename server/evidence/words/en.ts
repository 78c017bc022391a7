import { type EvidenceWords, set } from './language.ts';

export const en: EvidenceWords = {
  code: 'en',
  markers: set('the of and to is that it was for with as by not be are this which from have has they were their would'),
  negations: set(`
    not no never none neither nor nobody nothing nowhere without cannot hardly scarcely barely rarely seldom
    dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt mustnt hasnt havent hadnt neednt
    aint mightnt shant
  `),
  modals: set('may might must should shall can could will would ought need'),
  amounts: set(`
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens
    half halves third quarter quarters double doubled twice triple tripled percent percentage
  `),
  fractions: {
    half: 0.5,
    halves: 0.5,
    third: 1 / 3,
    thirds: 1 / 3,
    quarter: 0.25,
    quarters: 0.25,
    fifth: 0.2,
    fifths: 0.2,
    tenth: 0.1,
    tenths: 0.1,
  },
  counts: { dozen: 12 },
  partOf: ['of the', 'of its', 'of their', 'of all', 'of our', 'of'],
  ofOne: ['of a', 'of an'],
  andAHalf: ['and a half'],
  about: set('about around some roughly nearly almost approximately over above under below than just close'),
  basisPoints: ['basis points', 'basis point', 'bps'],
  tables: { 'in thousands': 1e3, 'in millions': 1e6 },
  asides: set(
    'applause laughter laughs laughing cheers cheering boos crosstalk inaudible unintelligible indiscernible music silence sighs',
  ),
  joiners: set('and or'),
  sounds: set('um umm uh uhh uhm er erm ah hmm mm mhm'),
};
