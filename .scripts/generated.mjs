// What is written from the list of checks: the settings of package.json with their words in package.nls.json, the
// schema of .well-sourced/settings.json, the table of README.md.

/** The files that hold generated parts. */
export const FILES = ['package.json', 'package.nls.json', 'client/settings.schema.json', 'README.md'];

/**
 * The text that a file has to have: its own text with the generated parts written anew.
 * @param {string} file one of FILES
 * @param {string | null} text what the file holds now
 * @param {{ checks: readonly { code: string, level: string, summary: string }[], languages: readonly string[] }} facts
 */
export function generate(file, text, facts) {
  switch (file) {
    case 'package.json':
      return packageJson(JSON.parse(text ?? '{}'), facts);
    case 'package.nls.json':
      return words(JSON.parse(text ?? '{}'), facts);
    case 'README.md':
      return text === null ? null : table(text, facts);
    default:
      return json(schema(facts));
  }
}

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const DRAFT =
  'Whether a document counts as a draft with sources. Only in such a draft are quotes, figures and vague attributions without a citation reported. `auto`: it has a source list or at least two citations.';
const LANGUAGE =
  'The language whose words are used to read a draft, such as list headings and verbs of saying. `auto` finds it from the text.';
const ORIGINALS = 'Whether the page or file that a saved copy was made of is kept beside the copy.';
const STALE = 'After so many days a saved copy of a source counts as old (`stale-copy`); 0 for never.';

function packageJson(manifest, { checks, languages }) {
  const { configuration } = manifest.contributes;
  const others = Object.entries(configuration.properties).filter(([name]) => !isGenerated(name));
  const ours = checks.map(({ code, level }, order) => [
    `wellSourced.checks.${code}`,
    {
      type: 'string',
      enum: LEVELS,
      default: level,
      scope: 'resource',
      order: order + 10,
      markdownDescription: `%checks.${code}%`,
    },
  ]);
  configuration.properties = Object.fromEntries([
    ['wellSourced.draft', setting(['auto', 'on', 'off'], '%config.draft%', 1)],
    ['wellSourced.language', setting(languages, '%config.language%', 2)],
    ['wellSourced.keepOriginals', keepOriginals('%config.keepOriginals%')],
    ['wellSourced.staleAfterDays', staleAfterDays('%config.staleAfterDays%')],
    ...ours,
    ...others,
  ]);
  manifest.contributes.languages = [
    ...(manifest.contributes.languages ?? []).filter(({ id }) => id !== 'jsonc'),
    // Comments are welcome in both files.
    { id: 'jsonc', filenamePatterns: ['**/.well-sourced/*.json'] },
  ];
  manifest.contributes.jsonValidation = [
    { fileMatch: '**/.well-sourced/settings.json', url: './client/settings.schema.json' },
  ];
  return json(manifest);
}

const isGenerated = (name) => /^wellSourced\.(?:checks\..+|draft|language|keepOriginals|staleAfterDays)$/.test(name);
const keepOriginals = (markdownDescription) => ({
  type: 'boolean',
  default: false,
  scope: 'resource',
  order: 3,
  markdownDescription,
});
const staleAfterDays = (markdownDescription) => ({
  type: 'integer',
  minimum: 0,
  default: 365,
  scope: 'resource',
  order: 4,
  markdownDescription,
});
const setting = (values, markdownDescription, order) => ({
  type: 'string',
  enum: [...values],
  default: 'auto',
  scope: 'resource',
  order,
  markdownDescription,
});

function words(nls, { checks }) {
  const others = Object.entries(nls).filter(
    ([key]) => !/^(?:checks\.|config\.(?:draft|language|keepOriginals|staleAfterDays)$)/.test(key),
  );
  const ours = checks.map(({ code, summary }) => [`checks.${code}`, summary]);
  return json(
    Object.fromEntries([
      ...others,
      ['config.draft', DRAFT],
      ['config.language', LANGUAGE],
      ['config.keepOriginals', ORIGINALS],
      ['config.staleAfterDays', STALE],
      ...ours,
    ]),
  );
}

function schema({ checks, languages }) {
  const level = (check) => ({ type: 'string', enum: LEVELS, default: check.level, markdownDescription: check.summary });
  const draft = { type: 'string', enum: ['auto', 'on', 'off'], default: 'auto', markdownDescription: DRAFT };
  const language = { type: 'string', enum: [...languages], default: 'auto', markdownDescription: LANGUAGE };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Well-Sourced: settings of a folder',
    description: 'They win over the settings of the editor, so that editor and command line say the same.',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      'wellSourced.draft': draft,
      'wellSourced.language': language,
      'wellSourced.keepOriginals': { type: 'boolean', default: false, markdownDescription: ORIGINALS },
      'wellSourced.staleAfterDays': { type: 'integer', minimum: 0, default: 365, markdownDescription: STALE },
      ...Object.fromEntries(checks.map((check) => [`wellSourced.checks.${check.code}`, level(check)])),
    },
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
  };
}

const OPEN = '<!-- checks -->';
const CLOSE = '<!-- /checks -->';

function table(readme, { checks }) {
  const start = readme.indexOf(OPEN);
  const end = readme.indexOf(CLOSE);
  if (start < 0 || end < start) return readme;
  const rows = checks.map(
    ({ code, level, summary }) => `| \`${code}\` | ${level} | ${summary.replaceAll('|', '\\|')} |`,
  );
  const lines = ['| Check | Level | Reported when |', '| --- | --- | --- |', ...rows];
  return `${readme.slice(0, start + OPEN.length)}\n${lines.join('\n')}\n${readme.slice(end)}`;
}
