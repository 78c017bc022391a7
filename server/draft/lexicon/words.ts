/**
 * A list written as one text, its words parted by a comma and a space or line break; the last may have its comma, too.
 * Lets a lexicon hold hundreds of words in a form that people can read and mend.
 */
export function words(text: string): readonly string[] {
  // One split and no pass over each word: a hundred lists are read before a draft's first findings.
  return text.trim().replace(/,$/, '').split(/,\s+/);
}

/**
 * The words for 1 to 20 and then the tens from 30 to 90, in this order; forms of one number are parted by a slash
 * (`ein/eine/eins`). A language that writes its numbers otherwise may end the list early.
 */
export function counted(text: string): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  words(text).forEach((forms, index) => {
    for (const form of forms.split('/')) numbers[form] = index < 20 ? index + 1 : (index - 17) * 10;
  });
  return numbers;
}
