/** Characters after which editors ask by themselves; the blank goes on with a quote, word by word. */
export const TRIGGERS = ['[', ' ', '^', ',', ';', '"', '“', '„', '«', '»', '‘', '‚', '「', '【'] as const;
