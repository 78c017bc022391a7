/** Characters after which editors ask by themselves. */
export const TRIGGERS = ['[', '^', ',', ';', '"', '“', '„', '«', '»', '‘', '‚', '「', '【'] as const;
