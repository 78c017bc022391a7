import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const list = `

## Sources

[1] Net Weekly. “Nets.” https://example.org/nets
[2] Rope Times. “Ropes.” https://example.org/ropes
`;

/** The quotes of a text, each with its first words, its speaker and what it cites. */
const quotes = (text: string, language = 'en') =>
  readDraft(text + list, 'markdown', { language }).quotes.map((quote) => [
    quote.text.split(' ').slice(0, 2).join(' '),
    quote.speaker,
    quote.citations.flatMap(({ labels }) => labels.map(({ label }) => label)).join(),
  ]);

describe('a quotation over several paragraphs', () => {
  it('is one quote, of the one who is named at its end', () => {
    expect(
      quotes(`“We went out at four [1]. It was dark and the sea was high.

“The nets tore at five.

“By six all of them had gone,” Ada Quill said. “We never saw them again.” The film “The Night” was shown.`),
    ).toEqual([
      ['We went', 'Ada Quill', '1'],
      ['We never', 'Ada Quill', ''],
    ]);
  });

  it('is of the one who is named before it, or between its halves', () => {
    expect(
      quotes(`Ada Quill told the meeting: “We went out at four. It was dark.

“By six the nets had gone [2].” Tom Moss agreed: “All of them went [1].”`),
    ).toEqual([
      ['We went', 'Ada Quill', '2,1'],
      ['All of', 'Tom Moss', '1'],
    ]);
    const text = `“We went out at four,” Ada Quill said. “It was dark, and the sea was high.

“By six the nets had gone.”`;
    expect(quotes(text)).toEqual([
      ['We went', 'Ada Quill', ''],
      ['It was', 'Ada Quill', ''],
    ]);
    expect(readDraft(text, 'markdown').quotes.map(({ goesOn }) => goesOn)).toEqual([false, true]);
  });

  it('is one quote over the borders of the parts in which a long draft is read', () => {
    const filler = 'The boats were out for the whole of the week.\n\n';
    const long = '“We went out at four. It was dark.\n\n“By six the nets had gone,” Ada Quill said.\n\n';
    for (let count = 55; count < 70; count++) {
      const text = filler.repeat(count) + long + filler.repeat(60);
      expect(quotes(text), `behind ${count} paragraphs`).toEqual([['We went', 'Ada Quill', '']]);
    }
  });
});

describe('a quote', () => {
  it('may be a piece of a sentence that cites its source, whoever said it', () => {
    const piece = 'a net that is mended on Sundays will tear on a Monday';
    expect(quotes(`The report warns of “${piece}” and more [1].`)).toEqual([['a net', null, '1']]);
    expect(quotes(`“${piece}” [2].`)).toEqual([['a net', null, '2']]);
    const french = 'Pour la maire, « il serait malhonnête de promettre qu’une autre digue tiendra » [1].';
    expect(quotes(french, 'fr')).toEqual([['il serait', null, '1']]);
    // Without a citation it may be a saying; short words are a term, and a capital letter makes a title.
    expect(quotes(`Old boats have “${piece}” on their bows.`)).toEqual([]);
    expect(quotes(`The “${piece}” [emphasis added] is old.`)).toEqual([]);
    expect(quotes('The “net that is mended on Sundays” is old [1].')).toEqual([]);
    expect(quotes(`The piece “${piece.replace('a', 'A')}” tells of nets [1].`)).toEqual([]);
  });

  it('cites what its own sentence cites, and what its paragraph cites where that cites nothing', () => {
    expect(
      quotes('“The nets tore twice,” Ada Quill wrote [1]. Tom Moss said: “The ropes held all night” [2].'),
    ).toEqual([
      ['The nets', 'Ada Quill', '1'],
      ['The ropes', 'Tom Moss', '2'],
    ]);
    expect(quotes('“The nets tore twice!” Ada Quill wrote [1]. “The ropes held,” Tom Moss said [2].')).toEqual([
      ['The nets', 'Ada Quill', '1'],
      ['The ropes', 'Tom Moss', '2'],
    ]);
    expect(quotes('“The nets tore twice,” Ada Quill wrote. The ropes held [2].')).toEqual([
      ['The nets', 'Ada Quill', '2'],
    ]);
  });

  it('may be all that its sentence says beside its citation', () => {
    expect(quotes('“The nets of the north do not last longer than the men who mend them” [1].')).toEqual([
      ['The nets', null, '1'],
    ]);
    expect(quotes('It rained. “The nets of the north do not last longer than the men” [1]. It stopped.')).toEqual([
      ['The nets', null, '1'],
    ]);
    expect(quotes('One letter reads: “I have seen the sea burn, and I do not wish to see it twice” [2].')).toEqual([
      ['I have', null, '2'],
    ]);
    // Titles, terms, and words that nothing is cited for.
    expect(quotes('“The Glass Harbour of the North and the Long Night of the Nets” [1].')).toEqual([]);
    expect(quotes('“The glass harbour” [1].')).toEqual([]);
    expect(quotes('“The nets of the north do not last longer than the men who mend them”')).toEqual([]);
  });

  it.each([
    ['en', 'Ada Quill told the paper: “The nets tore twice in one night” [1].', 'Ada Quill'],
    ['en', 'Ada Quill told the paper, “The nets tore twice in one night” [1].', 'Ada Quill'],
    ['en', 'Ada Quill and Tom Moss report that “the nets tear twice as often in cold water” [1].', 'Tom Moss'],
    ['fr', '« On nous a menti pendant dix ans », lâche Karim Benali [1].', 'Karim Benali'],
    ['de', 'Ada Quill sagte der Zeitung: „Die Netze sind zweimal gerissen“ [1].', 'Ada Quill'],
    ['fr', 'Ada Quill a déclaré au journal : « Les filets ont cédé deux fois » [1].', 'Ada Quill'],
    ['es', 'Ada Quill dijo al diario: «Las redes se rompieron dos veces» [1].', 'Ada Quill'],
    ['it', 'Ada Quill ha detto al giornale: «Le reti si sono rotte due volte» [1].', 'Ada Quill'],
    ['nl', 'Ada Quill zei tegen de krant: “De netten zijn twee keer gescheurd” [1].', 'Ada Quill'],
    ['sv', 'Ada Quill sade till tidningen: ”Näten gick sönder två gånger” [1].', 'Ada Quill'],
    ['ru', 'Ада Куликова сказала изданию: «Сети порвались два раза за ночь» [1].', 'Ада Куликова'],
  ])('%s: is speech: %s', (language, text, speaker) => {
    expect(quotes(text, language).map((quote) => quote[1])).toEqual([speaker]);
  });

  it.each([
    ['en', 'Ada Quill called the plan “a mess of our own making”.', 'Ada Quill'],
    ['en', 'Its owner described the yard as “the last of its kind”.', null],
    ['de', 'Ada Quill nannte den Plan „ein einziges großes Durcheinander“.', 'Ada Quill'],
    ['fr', 'Ada Quill a qualifié le projet de « cadeau fait aux promoteurs ».', 'Ada Quill'],
    ['es', 'Ada Quill calificó el plan de «un regalo para los ricos».', 'Ada Quill'],
    ['it', 'Ada Quill ha definito il piano «un regalo fatto ai ricchi».', 'Ada Quill'],
    ['nl', 'Ada Quill noemde het plan ‘een cadeau voor de rijken’.', 'Ada Quill'],
    ['sv', 'Ada Quill kallade planen ”en gåva till de rika”.', 'Ada Quill'],
    ['pt', 'Ada Quill chamou o plano de “um presente para os ricos”.', 'Ada Quill'],
    ['pl', 'Ada Kulik nazwała plan „wielkim prezentem dla bogatych ludzi”.', 'Ada Kulik'],
    ['ru', 'Ада Куликова назвала план «большим подарком для богатых людей».', 'Ада Куликова'],
  ])('%s: is what somebody calls a thing: %s', (language, text, speaker) => {
    const [quote] = readDraft(text + list, 'markdown', { language }).quotes;
    expect([quote?.attributed, quote?.speaker]).toEqual([true, speaker]);
  });

  it.each([
    ['en', 'Ada Quill denounced “a betrayal of every boat in town”.', 'Ada Quill'],
    ['en', '“It is as easy as one, two, three,” the county clerk’s website says.', null],
    ['fr', 'Pour Karim Benali, patron du café, « on nous a baladés pendant trois ans ».', 'Karim Benali'],
    ['fr', 'Le maire, Paul Vidal, a défendu « une décision de bon sens pour la ville ».', 'Paul Vidal'],
    ['es', 'El presidente, Luis Otero, calificó las protestas de «ruido de una minoría».', 'Luis Otero'],
    ['de', '„Wir sparen am falschen Ende“, sagte Karin Voss. Uwe Brandt schwieg.', 'Karin Voss'],
    ['en', '“I have never seen it,” said Cllr Ann Penn. Tom Moss agreed.', 'Ann Penn'],
    ['en', '“People are trading down,” Chief Executive Paula Weir said.', 'Paula Weir'],
    ['en', '“People are trading down,” notes Dr. Helen Marsh.', 'Helen Marsh'],
  ])('%s: has its speaker: %s', (language, text, speaker) => {
    const [quote] = readDraft(text + list, 'markdown', { language }).quotes;
    expect([quote?.attributed, quote?.speaker]).toEqual([true, speaker]);
  });

  it('goes on behind its verb', () => {
    const goesOn = (text: string) =>
      readDraft(text + list, 'markdown').quotes.map((quote) => [quote.speaker, quote.goesOn]);
    expect(goesOn('“The sea is a library,” Quill said, “and we have only found the door.”')).toEqual([
      ['Quill', false],
      ['Quill', true],
    ]);
    expect(goesOn('“The sea is a library,” Quill said, and Moss replied, “and we found the door.”')).toEqual([
      ['Quill', false],
      ['Moss', false],
    ]);
  });

  it.each([
    ['One boatman told the Harbor Times, “I have stopped mending nets.”', null],
    ['“I have stopped mending nets,” one boatman told the Harbor Times.', null],
    ['As Ada Quill argues, “the nets tear twice as often in winter.”', 'Ada Quill'],
    ['When Ada Quill said “the nets tear twice as often,” nobody laughed.', 'Ada Quill'],
    ['On Tuesday Ada Quill said: “The nets tear twice as often.”', 'Ada Quill'],
    ['In Quarry Lane, the neighbours say, “The nets tear twice as often.”', null],
    ['In Quarry Lane, Ada Quill, the mayor, said, “The nets tear twice as often.”', 'Ada Quill'],
  ])('is of nobody who is only named near it: %s', (text, speaker) => {
    expect(quotes(text).map((quote) => quote[1])).toEqual([speaker]);
  });

  it.each([
    '“The net is ‘very old indeed,’” she writes.',
    '"The net is \'very old indeed,\'" she writes.',
    '“The net is one that ‘nobody has ever known to tear.’” [1]',
    '“The net is one that nobody in this harbour has ever known to tear” (footnote omitted) [1].',
  ])('ends behind the marks of a quotation inside of it: %s', (text) => {
    expect(quotes(text)).toHaveLength(1);
  });

  it.each([
    'Ada Quill called the boat “Queen of the North Sea”.',
    'Ada Quill called the boat “The glass harbour of the north”.',
    'The boat was called after all “the queen of them all”.',
    'The paper “The nets of the north in winter” was read aloud.',
    'She repeated the slogan: “Nets for everyone, now and forever”.',
    'He wrote the book, “The Glass Harbour of the North”, in a year.',
  ])('is none: %s', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it.each([
    ['en', 'Later: “The nets tore twice in one night, and all the ropes with them.”', null],
    ['en', 'It rained. Translation: “The nets tore twice in one night, and all the ropes with them.”', null],
    ['en', 'I asked Quill why. Quill: “The nets tore twice in one night.”', 'Quill'],
    ['en', 'Ada Quill: “The nets tore twice in one night.”', 'Ada Quill'],
    ['de', 'Später: „Die Netze sind zweimal in einer Nacht gerissen, und alle Taue dazu.“', null],
    ['de', 'Und die Antwort: „Die Netze sind zweimal in einer Nacht gerissen, und die Taue.“', null],
  ])('%s: has no speaker in a word that only opens the sentence: %s', (language, text, speaker) => {
    const found = readDraft(text + list, 'markdown', { language }).quotes;
    expect(found.map((quote) => [quote.speaker, quote.attributed])).toEqual([[speaker, speaker !== null]]);
  });
});

it.each(['\n', '\r\n'])('a backslash that breaks the line is no word of a quotation (%j)', (lineEnd) => {
  const text =
    '> We keep the boats and\\\n> we keep the piers\n>\n> — Mara Quill [1]\n\n## Sources\n\n[1] Quay Times\n';
  const [quote] = readDraft(text.replaceAll('\n', lineEnd), 'markdown').quotes;
  expect(quote!.text).toBe('We keep the boats and we keep the piers');
});
