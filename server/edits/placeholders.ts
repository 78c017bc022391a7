/**
 * Words to write over in a new entry, by language. They are as short as such words can be and are selected in turn in
 * an editor that knows snippets.
 */
const english = { outlet: 'Outlet', title: 'Title' };
const words: Readonly<Record<string, typeof english>> = {
  en: english,
  de: { outlet: 'Medium', title: 'Titel' },
  fr: { outlet: 'Média', title: 'Titre' },
  es: { outlet: 'Medio', title: 'Título' },
  pt: { outlet: 'Veículo', title: 'Título' },
  it: { outlet: 'Testata', title: 'Titolo' },
  nl: { outlet: 'Medium', title: 'Titel' },
  sv: { outlet: 'Tidning', title: 'Titel' },
  pl: { outlet: 'Redakcja', title: 'Tytuł' },
  ru: { outlet: 'Издание', title: 'Название' },
  ja: { outlet: '媒体', title: '題名' },
  zh: { outlet: '媒体', title: '标题' },
  ko: { outlet: '매체', title: '제목' },
  ar: { outlet: 'المصدر', title: 'العنوان' },
  th: { outlet: 'สื่อ', title: 'ชื่อเรื่อง' },
};

/** Stand-ins for the outlet and the title of an entry in this language (ISO 639-1), English for an unknown one. */
export const placeholdersOf = (language: string) => words[language] ?? english;

/** Stands where an address is still to be pasted. */
export const ADDRESS = 'https://';
