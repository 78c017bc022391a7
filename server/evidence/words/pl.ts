import { type EvidenceWords, set } from './language.ts';

export const pl: EvidenceWords = {
  code: 'pl',
  markers: set('i w z na do się nie jest że to o jak po od za przez dla oraz są był była może jego ich lub'),
  negations: set('nie nigdy nikt nikogo nikomu nic niczego żaden żadna żadne żadnego żadnej bez ani nigdzie'),
  modals: set(
    'może mogą mógł mogła mogli mógłby mogłaby powinien powinna powinno powinni musi muszą musiał musiała wolno należy',
  ),
  amounts: set(`
    sto setki tysiąc tysiące tysięcy milion miliony milionów miliard miliardy miliardów tuzin
    połowa pół ćwierć procent
  `),
  fractions: { połowa: 0.5, pół: 0.5, ćwierć: 0.25 },
  andAHalf: ['i pół'],
  about: set('około blisko prawie niemal ponad niespełna'),
  asides: set('oklaski śmiech brawa niesłyszalne'),
  joiners: set('i oraz lub albo'),
  sounds: set('yyy eee hm'),
};
