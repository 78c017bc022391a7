import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const speakers = (text: string, language?: string) =>
  readDraft(text, 'markdown', language === undefined ? {} : { language }).quotes.map(({ speaker }) => speaker);

describe('speakers', () => {
  it.each([
    ['“The nets tore twice in one night,” her colleague in Denver said.', null],
    ['Her colleague in Denver said: “The nets tore twice in one night.”', null],
    ['The mayor of Denver said: “The nets tore twice in one night.”', null],
    ['Ada Quill of Cedar Mill said: “The nets tore twice in one night.”', 'Ada Quill'],
    ['Ada Quill, a clerk at the Harbor Authority, said: “The nets tore twice in one night.”', 'Ada Quill'],
    ['“The nets tore twice in one night,” said Ada Quill of Cedar Mill.', 'Ada Quill'],
    ['“The nets tore twice in one night,” a spokesman for Northwind Ferries said.', 'Northwind Ferries'],
    ['In Denver, Ada Quill said: “The nets tore twice in one night.”', 'Ada Quill'],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });

  it.each([
    ['de', 'Ihre Kollegin in Talheim sagte: „Die Netze sind zweimal in einer Nacht gerissen.“', null],
    ['de', 'Ada Quill aus Talheim sagte: „Die Netze sind zweimal in einer Nacht gerissen.“', 'Ada Quill'],
    ['fr', 'Ada Quill, à Valmont, a déclaré : « Les filets ont cédé deux fois en une nuit. »', 'Ada Quill'],
    ['es', 'Ada Quill, en Talavera, dijo: «Las redes se rompieron dos veces en una noche».', 'Ada Quill'],
  ])('%s: %s', (language, text, speaker) => {
    expect(speakers(text, language)).toEqual([speaker]);
  });

  it('are those of the first half where nothing but their words parts two halves', () => {
    expect(
      speakers('“No,” Ada Quill said. “The bridge stays where it is.” “Why is that so here?” asked Tom Moss.'),
    ).toEqual(['Ada Quill', 'Tom Moss']);
    const [first, second] = readDraft('“Not so,” said Quill on Monday. “The bridge stays.”', 'markdown').quotes;
    expect([first?.goesOn, second?.goesOn, second?.speaker]).toEqual([false, true, 'Quill']);
    expect(speakers('“Not so,” said Quill. The film “The Bridge at Night” was shown.')).toEqual(['Quill']);
  });

  it.each([
    '“What is it for, in the age of the telephone?” I was asked last week.',
    'I kept saying, “Somebody should do something about it.”',
    'My grandmother used to say that “a closed book is a closed door”.',
    '“Be quiet,” my mother would say, “and you’ll hear the house.”',
  ])('are nobody to be looked up where the writer speaks: %s', (text) => {
    expect(readDraft(text, 'markdown').quotes.filter((quote) => quote.attributed)).toEqual([]);
  });

  it('are nobody behind a pronoun and a noun, where all nouns have capitals', () => {
    const text = 'Unser Fazit: „Gut gemacht ist halb gewonnen“ bleibt die Devise. Und nicht nur für die Boote.';
    expect(readDraft(text, 'markdown', { language: 'de' }).quotes).toEqual([]);
  });

  it('are those of the words behind rather than of a name before', () => {
    expect(speakers('Jo Park’s dog, Biscuit, didn’t mind: “He slept through all of it,” she joked.')).toEqual([null]);
    expect(speakers('The Federation of Bakers said that it “supports the aim but not the timetable”.')).toEqual([
      'Federation of Bakers',
    ]);
  });
});
