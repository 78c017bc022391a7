import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { extractHtml } from '../../server/evidence/extract/html.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { evidenceOf } from '../../server/workspace/draftEvidence.ts';

/** Quotes as careful writers set them. Each of them is in the source, or does not claim to be its wording. */

const PAGE = `<html><head><title>Council votes to move the tide wall</title></head><body>
<nav><a href="/">Home</a> <a href="/a">News</a></nav>
<article>
<h1>Council votes to move the tide wall “for good”</h1>
<p class="deck">After three floods, the harbour town of Eelmouth gives up its oldest street</p>
<figure><img src="x.jpg" alt="The wall"><figcaption>Sandbags along Chandler’s Row on the night of the third flood.
Photograph: Mo Idris/Quay Times</figcaption></figure>
<p>EELMOUTH&nbsp;&mdash; The town council voted late on Monday to move the tide wall 40&nbsp;metres inland, a decision that will
cost Chandler&rsquo;s Row its 31&nbsp;remaining houses. &ldquo;We have built this wall three times, and the sea has taken it
three times,&rdquo; the mayor, Ana Lindqvist, told a packed hall. &ldquo;It would be dishonest to promise you that a fourth
one will stand. I won&rsquo;t do that&nbsp;&ndash; not to people I have known all my life.&rdquo;</p>
<p>Her deputy, Tom Okafor, disagreed. &ldquo;The engineers did not say that the wall <em>can&rsquo;t</em> be held; they said it
would be expensive,&rdquo; he said, &ldquo;and expensive is not the same as impossible.&rdquo; He added that the town
&ldquo;owes these families a straight answer&rdquo; and, &ldquo;at the very least,&rdquo; a new home on the hill.</p>
<p>Residents were split. &ldquo;My grandmother used to say, &lsquo;The sea gives, the sea takes,&rsquo; and she was
right,&rdquo; said Ruth Vale, 71, who has lived at number 9 since 1963. &ldquo;They (the council) knew about this for ten years. Nobody told us.&rdquo;</p>
<ul><li>31 houses will be bought at the price of 2019</li><li>Work on the new wall begins in March</li>
<li>No one will be made to leave before the autumn</li></ul>
<p>The vote was 7 to 4. A spokesperson for the state said it &ldquo;takes note of the decision&rdquo; and would publish its own
co-operation plan &ldquo;in due course.&rdquo;</p>
</article><footer>About us</footer></body></html>`;

const LETTER = `Liebe Nachbarn, wir haben die Mauer dreimal gebaut, und das Meer hat sie dreimal geholt. Wer Ihnen eine vierte
verspricht, der lügt. Meine Großmutter sagte, dass das Meer zweimal kommt. Das Amt hat uns nicht geholfen, obwohl wir zehn Jahre lang darum gebeten haben.
Für die Schäden an den Häusern haftet der Bund nicht.`;

const CARTA = `«Hemos construido este dique tres veces —dijo la alcaldesa—, y el mar se lo ha llevado tres veces». Los vecinos no
estaban de acuerdo con ella. «La mer l’a emportée trois fois», rió el francés en la sala, pero nadie le hizo caso.`;
const LETTRE = `« Nous avons construit cette digue trois fois, et la mer l’a emportée trois fois », a déclaré la maire. « Je ne peux pas
vous promettre, a-t-elle ajouté, qu’une quatrième tiendra », et les habitants de la rue n’ont pas été surpris.`;

const LIST = `
## Sources

[1] “Council votes to move the tide wall,” Quay Times, 3 March 2026, https://example.org/wall
[2] „Ein Brief an die Nachbarn“, Hafenbote, 4. März 2026, https://example.org/brief
[3] «Carta del dique», La Voz, 5 de marzo de 2026, https://example.org/carta
[4] « La lettre de la digue », Le Quai, 6 mars 2026, https://example.org/lettre
`;
const CODES = ['altered-quote', 'quote-not-in-source', 'misplaced-quote', 'elided-quote', 'figure-not-in-source'];

const PROSE: Readonly<Record<string, string>> = {
  en: '',
  de: 'Das ist der Text, den wir für die Leser der Zeitung über die Mauer und das Meer geschrieben haben.\n\n',
  fr: 'Ceci est le texte que nous avons écrit pour les lecteurs du journal sur la digue et la mer.\n\n',
  es: 'Este es el texto que hemos escrito para los lectores del periódico sobre el dique y el mar.\n\n',
};

async function found(line: string, language = 'en'): Promise<string[]> {
  const page = extractHtml(new TextEncoder().encode(PAGE), {
    name: 'wall.html',
    contentType: 'text/html; charset=utf-8',
  });
  const store = (name: string, text: string) =>
    new StoredCopy(
      `file:///copies/${name}.txt`,
      writeCopy({ meta: { ...emptyMeta, url: `https://example.org/${name}` }, text }),
    );
  const copies = new Copies([
    store('wall', (await page).text),
    store('brief', LETTER),
    store('carta', CARTA),
    store('lettre', LETTRE),
  ]);
  const draft = readDraft(`# 1911\n\n${PROSE[language]}${line}\n${LIST}`, 'markdown');
  const evidence = evidenceOf(draft, copies);
  return runChecks(draft, {}, { draft: 'on', evidence, onlyCopies: true })
    .filter(({ code }) => CODES.includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

describe('no honest quote is called altered or missing', () => {
  test.each([
    ['cut short at the front', 'She said the sea “has taken it three times” [1].'],
    ['cut short at the end', '“We have built this wall three times,” Lindqvist said [1].'],
    [
      'split by the attribution',
      '“We have built this wall three times,” she said, “and the sea has taken it three times” [1].',
    ],
    [
      'split, over the attribution of the source',
      '“It would be dishonest to promise you that a fourth one will stand,” she said. “I won’t do that” [1].',
    ],
    [
      'joined over the attribution of the source',
      '“The engineers did not say that the wall can’t be held; they said it would be expensive, and expensive is not the same as impossible,” he said [1].',
    ],
    ['re-cased', '“The sea has taken it three times,” said the mayor [1].'],
    ['re-cased in brackets', '“[T]he sea has taken it three times,” said the mayor [1].'],
    [
      'a pronoun in brackets',
      'Lindqvist said: “It would be dishonest to promise [the residents] that a fourth one will stand” [1].',
    ],
    ['a bracket that explains', 'Vale said: “They [the council] knew about this for ten years” [1].'],
    [
      'a bracket that adds',
      '“My grandmother used to say, ‘The sea gives, the sea takes,’ and she was right [about that],” Vale said [1].',
    ],
    [
      'an honest omission',
      '“My grandmother used to say, ‘The sea gives, the sea takes’ … They (the council) knew about this for ten years” [1].',
    ],
    ['an omission in brackets', '“We have built this wall […] and the sea has taken it three times” [1].'],
    [
      'straight marks',
      `"My grandmother used to say, 'The sea gives, the sea takes,' and she was right," said Ruth Vale [1].`,
    ],
    ['other dashes', '“I won’t do that—not to people I have known all my life” [1].'],
    ['a comma for the full stop', '“Nobody told us,” Vale said [1].'],
    ['a comma in front of the mark', '“They said it would be expensive”, he said [1].'],
    ['emphasis added', '“The engineers did *not* say that the wall can’t be held” (emphasis added), Okafor said [1].'],
    ['bold in the middle', '“We have built this wall **three times**, and the sea has taken it” [1].'],
    [
      'a citation inside of the marks',
      '“We have built this wall three times, and the sea has taken it three times [1].”',
    ],
    [
      'a block quote',
      '> We have built this wall three times, and the sea has taken it three times.\n>\n> — Ana Lindqvist [1]',
    ],
    [
      'a block quote with a mark of omission',
      '> We have built this wall three times …\n> It would be dishonest to promise you that a fourth one will stand. [1]',
    ],
    ['from the headline', 'The paper wrote: “Council votes to move the tide wall ‘for good’” [1].'],
    ['from the headline, as a sentence', 'The paper reported that the “council votes to move the tide wall” [1].'],
    ['from the deck', 'Eelmouth “gives up its oldest street”, the paper wrote [1].'],
    ['from a caption', 'The caption says: “Sandbags along Chandler’s Row on the night of the third flood” [1].'],
    ['from a list', 'The council said that “no one will be made to leave before the autumn” [1].'],
    [
      'two points of a list',
      'The council said: “31 houses will be bought at the price of 2019. Work on the new wall begins in March” [1].',
    ],
    ['a tense mended in brackets', 'Okafor said the town “owe[d] these families a straight answer” [1].'],
    ['[sic]', '“My grandmother used to say [sic], ‘The sea gives, the sea takes’” [1].'],
    ['a word or two', 'The state would publish its plan “in due course” [1].'],
    ['a short phrase of three words', 'He said that expensive was “not the same” [1].'],
    ['scattered pieces', 'He said the town “owes these families” an answer and, “at the very least,” a home [1].'],
    ['a hyphen less', 'The state promised its “own cooperation plan” in due course, it said [1].'],
    ['a contraction as the page has it', "“The engineers did not say that the wall can't be held,” he said [1]."],
    ['translated', 'The letter says: “We built the wall three times, and three times the sea took it” [2].'],
    [
      'translated, long',
      'The neighbours wrote: “The authority did not help us even though we had been asking for it for ten years. Whoever promises you a fourth one is a liar” [2].',
    ],
    ['in its own language', 'The letter says: „Wer Ihnen eine vierte verspricht, der lügt“ [2].'],
    [
      'in its own language between English marks',
      'The letter says, “wir haben die Mauer dreimal gebaut” (“we built the wall three times”) [2].',
    ],
    ['a question made of it by the writer', 'Did the mayor say that “a fourth one will stand”? She did not [1].'],
    ['a number written with a blank that does not break', 'The wall moves “40 metres inland” [1].'],
    ['all capitals', '“WE HAVE BUILT THIS WALL THREE TIMES,” the banner of the paper read [1].'],
    ['figures as words', 'Some 31 houses go, and the vote was seven to four [1].'],
    ['a title in marks', 'The article “Council votes to move the tide wall” tells of a vote [1].'],
  ])('%s', async (_, line) => expect(await found(line)).toEqual([]));
});

describe('nor one in another language', () => {
  test.each([
    ['de', 'as Swiss papers write it', '„Meine Grossmutter sagte, dass das Meer zweimal kommt“ [2].'],
    ['de', 'a piece in front of a “nicht” of the draft', 'Dem Brief nach „haftet der Bund“ für die Schäden nicht [2].'],
    ['de', 'as it was spelled before 1996', '„Meine Großmutter sagte, daß das Meer zweimal kommt“ [2].'],
    ['de', 'translated, too short to show it', '„Wir haben diese Mauer dreimal gebaut“, sagte Lindqvist [1].'],
    ['fr', 'translated, too short to show it', '« Nous avons construit ce mur trois fois », a dit la maire [1].'],
    [
      'en',
      'translated, cut by the attribution',
      '“We built this dyke three times,” she said, “and the sea took it” [4].',
    ],
    [
      'es',
      'the speaker between dashes',
      '«Hemos construido este dique tres veces —afirmó Lindqvist—, y el mar se lo ha llevado tres veces» [3].',
    ],
    [
      'es',
      'without the speaker that the source has between dashes',
      '«Hemos construido este dique tres veces, y el mar se lo ha llevado tres veces» [3].',
    ],
    [
      'fr',
      'the speaker between commas',
      '« Nous avons construit cette digue trois fois, a-t-elle dit, et la mer l’a emportée trois fois » [4].',
    ],
    [
      'fr',
      'without the speaker that the source has between commas',
      '« Je ne peux pas vous promettre qu’une quatrième tiendra » [4].',
    ],
  ])('%s: %s', async (language, _, line) => expect(await found(line, language)).toEqual([]));

  test.each([
    // Between commas, but nobody is said to speak.
    [
      'fr',
      '« Nous avons construit cette digue trois fois, malgré vos conseils, et la mer l’a emportée trois fois » [4].',
      'altered-quote',
    ],
    ['de', '„Meine Großmutter sagte, dass das Meer dreimal kommt“ [2].', 'altered-quote'],
    // The “nicht” at the end of the sentence is cut off.
    ['de', '„Für die Schäden an den Häusern haftet der Bund“, schrieben die Nachbarn [2].', 'altered-quote'],
    // In the language of the source, whatever that of the draft is.
    ['de', '“The council will rebuild the harbour before the next winter comes” [1].', 'quote-not-in-source'],
  ])('%s: %s is told', async (language, line, code) => {
    expect((await found(line, language)).map((one) => one.split(':')[0])).toEqual([code]);
  });
});

describe('what is changed is still told', () => {
  test.each([
    [
      '“It would be dishonest to promise you that a fourth one will stand … not to people I have known all my life” [1].',
      'elided-quote',
    ],
    [
      '“The engineers did say that the wall can’t be held; they said it would be expensive, and expensive is not the same,” he said [1].',
      'altered-quote',
    ],
    ['He said the town “owes these families a straight answer and a new home on the hill” [1].', 'altered-quote'],
    [
      '“We have built this wall three times, and the sea has not taken it three times,” the mayor said [1].',
      'altered-quote',
    ],
    ['“It would be honest to promise you that a fourth one will stand,” the mayor said [1].', 'altered-quote'],
    [
      '“The engineers said that the wall can’t be held; they said it would be expensive,” he said [1].',
      'altered-quote',
    ],
    ['“We will rebuild the harbour before the next winter comes,” the mayor said [1].', 'quote-not-in-source'],
    [
      '“Wir haben die Mauer viermal gebaut, und das Meer hat sie viermal geholt,” the letter says [2].',
      'altered-quote',
    ],
  ])('%s', async (line, code) => expect((await found(line)).map((one) => one.split(':')[0])).toEqual([code]));
});
