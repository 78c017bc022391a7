import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { evidenceOf } from '../../server/workspace/draftEvidence.ts';

/** What editors write in another form than the source, and what sources hold beside the words: neither is a change. */

const HEARING = `[00:00:12] CHAIR: Thank you. Mr. Adeyemi, did the company know about the contamination before May?

[00:00:25] MR. ADEYEMI: We knew, uh, that there were elevated readings at two of the eleven sites. We did not know that the
water was unsafe to drink. (Laughter.) I get four hundred emails a day, with respect. The science is, is not settled.

[00:01:49] MS. TRAN: The science is settled. It has been settled since nineteen ninety-six. (Applause.) And the limit was never changed.

[00:02:04] MR. ADEYEMI: We closed the sites within seventy-two hours. We have since spent twelve and a half million pounds on filtration,
and nine percent of what we earn. When the power goes, we have two hours. Where the hell would we go? This goddamn plant is all we’ve got.
It took me ninety seconds to find the problem in two thousand eleven, which was

Read also: Ten things I wish I had known about drains

that the line had frozen solid.`;

const REPORT = `3.12   In our judgment the Agency has not kept pace with the dete-
rioration of its assets. The backlog of repairs stood at £248.6 million on 31 March 2025.14

3.13   Officials told us that they could not recall a year in which the budget had been set on the basis of need.15 We find
this candid [7], and troubling [3,4]. Although it is well described [^2], it has received little attention.1,2 We hypothesized
that one in four evacuees has nightmares (Vale et al., 2017). The wall is 80 centimeters high and cost $301 million.
The other wall cost $17m to build, and it stood for a year. The school was closed (Norway did so in 2019) for good, and nobody told the parents.
The families came in the morning to see the sea, and went home again.

1. Clean the switch twice a year.
2. Slope the discharge line.
3. Do not buy the dear pump.`;

const RAPPORT =
  'Wir haben zehn Jahre lang gewarnt, und niemand hat uns zugehört. Der Deich ist auf einer Länge von 4,7 Kilometern nicht mehr standsicher, ' +
  'das sind 22 Prozent der Strecke, und die Kosten von 38,5 Millionen Euro sind für die Gemeinde nicht zu tragen, sagte sie.';
const REPORTE =
  'Llevamos veinticinco años esperando y podemos esperar tres meses más. Las ayudas no deberían superar el 30 por ciento del total de la obra.';
const NEWS_JA =
  '私たちは十年間警告し続けてきたが、誰も耳を傾けなかった。何もしなければ、二十年後にこの町はなくなっているだろう。';

const SOURCES = { hearing: HEARING, report: REPORT, rapport: RAPPORT, reporte: REPORTE, news: NEWS_JA };
const LIST = `
## Sources

${Object.keys(SOURCES)
  .map((name, at) => `[${at + 1}] “About the ${name},” Quay Times, 3 March 2026, https://example.org/${name}`)
  .join('\n')}
`;
const copies = new Copies(
  Object.entries(SOURCES).map(
    ([name, text]) =>
      new StoredCopy(
        `file:///copies/${name}.txt`,
        writeCopy({ meta: { ...emptyMeta, url: `https://example.org/${name}` }, text }),
      ),
  ),
);

function found(line: string): string[] {
  const language = { '„': 'de', '«': 'es', '「': 'ja' }[line[0]!] ?? 'en';
  const draft = readDraft(`# 1911\n\n${line}\n${LIST}`, 'markdown', { language });
  const evidence = evidenceOf(draft, copies)!;
  // What is not read as a quote proves nothing.
  if (evidence.quotes.length === 0) return ['no quote'];
  return runChecks(draft, {}, { draft: 'on', evidence, onlyCopies: true })
    .filter(({ code }) => code.includes('quote'))
    .map(({ code, level }) => `${level} ${code}`);
}

describe('the same in another form is not told', () => {
  test.each([
    '“I get 400 emails a day, with respect,” he said [1].',
    '“It has been settled since 1996,” Tran said [1].',
    '“It took me 90 seconds to find the problem in 2011, which was that the line had frozen solid,” he said [1].',
    '“We closed the sites within 72 hours,” Adeyemi said [1].',
    '“We have since spent £12.5 million on filtration,” he said [1].',
    '“We have since spent £12.5m on filtration, and 9% of what we earn,” he said [1].',
    '“When the power goes, we have 2 hours,” he said [1].',
    '“Where the h*** would we go?” he asked [1].',
    '“This g—damn plant is all we’ve got,” he said [1].',
    '“In our judgement the agency has not kept pace with the deterioration of its assets,” they write [2].',
    '“We hypothesised that one in four evacuees has nightmares,” they write [2].',
    '“The wall is 80 cm high and cost USD 301 million,” they write [2].',
    '„Wir haben 10 Jahre lang gewarnt, und niemand hat uns zugehört“, sagte sie [3].',
    '„Der Deich ist auf einer Länge von 4,7 km nicht mehr standsicher, das sind 22 % der Strecke“, sagte sie [3].',
    '„Die Kosten von 38,5 Mio. € sind für die Gemeinde nicht zu tragen“, sagte sie [3].',
    '«Llevamos 25 años esperando y podemos esperar tres meses más», dijo [4].',
    '«Las ayudas no deberían superar el 30 % del total de la obra», dijo [4].',
    '「私たちは10年間警告し続けてきたが、誰も耳を傾けなかった」と市長は述べた[5]。',
  ])('%s', (line) => expect(found(line)).toEqual([]));
});

describe('what a source has beside the words may be left out', () => {
  test.each([
    '“We knew that there were elevated readings at two of the eleven sites,” Adeyemi said [1].',
    '“The science is not settled,” Adeyemi said [1].',
    '“We did not know that the water was unsafe to drink. I get four hundred emails a day,” Adeyemi said [1].',
    '“It has been settled since 1996. And the limit was never changed,” Tran said [1].',
    '“The backlog of repairs stood at £248.6 million on 31 March 2025. Officials told us that they could not recall a year in which the budget had been set on the basis of need. We find this candid, and troubling,” they write [2].',
    '“Although it is well described, it has received little attention. We hypothesized that one in four evacuees has nightmares. The wall is 80 centimeters high,” they write [2].',
    '“Clean the switch twice a year. Slope the discharge line. Do not buy the dear pump,” they advise [2].',
  ])('%s', (line) => expect(found(line)).toEqual([]));
});

describe('another number or word is told all the same', () => {
  test.each([
    ['“I get 500 emails a day, with respect,” he said [1].', 'error altered-quote'],
    ['“It has been settled since at least 1998, and nobody doubts it,” Tran said [1].', 'warning quote-not-in-source'],
    ['“We closed the sites within 27 hours, and nine percent of what we earn,” he said [1].', 'error altered-quote'],
    ['“We have since spent £12.5 billion on filtration,” he said [1].', 'warning quote-not-in-source'],
    ['“The wall is 80 metres high and cost $301 million,” they write [2].', 'warning altered-quote'],
    ['“The wall is 80 cm high and cost €301 million,” they write [2].', 'warning altered-quote'],
    [
      '“Slope the discharge line. Buy the dear pump, and clean the switch,” they advise [2].',
      'warning quote-not-in-source',
    ],
    ['„Wir haben 12 Jahre lang gewarnt, und niemand hat uns zugehört“, sagte sie [3].', 'error altered-quote'],
    ['«Llevamos 15 años esperando y podemos esperar tres meses más», dijo [4].', 'error altered-quote'],
    ['「私たちは20年間警告し続けてきたが、誰も耳を傾けなかった」と市長は述べた[5]。', 'error altered-quote'],
    [
      '“We did know that the water was unsafe to drink. I get 400 emails a day,” Adeyemi said [1].',
      'error altered-quote',
    ],
    [
      '“It took me 90 seconds to find the problem in 2012, which was that the line had frozen solid,” he said [1].',
      'error altered-quote',
    ],
    ['“The other wall cost $17 to build, and it stood for a year,” they write [2].', 'warning altered-quote'],
    ['“The school was closed for good, and nobody told the parents,” they write [2].', 'error altered-quote'],
    ['“The families came in mourning to see the sea, and went home again,” they write [2].', 'warning altered-quote'],
    ['“This d—ned plant is all we’ve got, and we like it,” he said [1].', 'warning quote-not-in-source'],
  ])('%s', (line, told) => expect(found(line)).toEqual([told]));
});

test('a quotation goes on over the foot and head of a page', () => {
  const page = (text: string, number: number) =>
    `Inspectorate of Waterways    Annual Report 2025\n\n${text}\n\n   ${number}\n`;
  const text = [
    page('3.14 It is not the case that the failures were unforesee-\nable. Warnings were given in 2016. Had', 27),
    page('the pumps been replaced when first recommended, some 1,900 homes would have been pro-', 28),
    page('tected. We do not recommend a transfer.', 29),
  ].join('\f');
  const report = new StoredCopy(
    'file:///copies/pages.txt',
    writeCopy({ meta: { ...emptyMeta, url: 'https://example.org/report' }, text }),
  );
  const codes = (line: string) => {
    const draft = readDraft(`# 1911\n\n${line}\n${LIST}`, 'markdown');
    const evidence = evidenceOf(draft, new Copies([report]))!;
    return [evidence.quotes.map((one) => one.evidence.verdict), evidence.quotes.map((one) => one.evidence.page)];
  };
  const words = 'Had the pumps been replaced when first recommended, some 1,900 homes would have been protected.';
  expect(codes(`The report says: “${words}” [2]`)).toEqual([['typographic'], [1]]);
  expect(codes(`The report says: “${words.replace('1,900', '9,100')}” [2]`)).toEqual([['altered'], [1]]);
});
