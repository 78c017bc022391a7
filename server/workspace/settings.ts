import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import { checks, type Levels } from '../checks/index.ts';
import { lexicons } from '../draft/lexicon/index.ts';

/** What the writer may set, in the editor (`wellSourced.…`) and in `.well-sourced/settings.json`. */
export interface Settings {
  /** By code; a check that is not named keeps its default. */
  readonly checks: Levels;
  /** Whether documents count as drafts with sources, in which the checks of prose run. */
  readonly draft: 'auto' | 'on' | 'off';
  /** ISO 639-1 code, or `auto` to find it from the text. */
  readonly language: string;
  /** Whether the file that a saved copy was made of is kept beside it. */
  readonly keepOriginals: boolean;
  /** After so many days a saved copy counts as old; 0 for never. */
  readonly staleAfterDays: number;
  /** Whether “cited 4 times” stands above each entry. */
  readonly codeLens: boolean;
  /** Whether the outlet's name stands behind each citation. */
  readonly inlayHints: boolean;
}

export const defaultSettings: Settings = {
  checks: {},
  draft: 'auto',
  language: 'auto',
  keepOriginals: false,
  staleAfterDays: 365,
  codeLens: true,
  inlayHints: false,
};

/** The name in front of every setting. */
export const SECTION = 'wellSourced';
export const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;
export const draftModes = ['auto', 'on', 'off'] as const;
export const languages: readonly string[] = ['auto', ...lexicons.map((lexicon) => lexicon.code)];

/** What is shown is a matter of the one who writes, not of the folder. Of the last three the client alone takes notice. */
const displays = ['codeLens', 'inlayHints', 'sourcesView', 'statusBar', 'gutterMarks'] as const;
/** The writer's name, for the client alone. */
const SIGNATURE = 'signature';

const schemas = {
  draft: v.picklist(draftModes),
  language: v.picklist(languages),
};
const levelSchema = v.picklist(levels);
const codes: ReadonlySet<string> = new Set(checks.map((check) => check.code));

/** Settings from one place; what is not set there is missing. */
export type PartialSettings = Partial<Settings>;

export interface ReadSettings {
  readonly settings: PartialSettings;
  /** A plain sentence for each value that could not be taken; the value then counts as not set. */
  readonly problems: readonly string[];
}

/**
 * Reads settings as the editor hands them out (`{ checks: { "unused-source": "off" } }`) or as they stand in a file
 * (`{ "wellSourced.checks.unused-source": "off" }`). A bad value is reported and skipped; the others count.
 */
export function readSettings(value: unknown): ReadSettings {
  const problems: string[] = [];
  const found: { -readonly [K in keyof PartialSettings]: PartialSettings[K] } & {
    checks?: Record<string, Levels[string]>;
  } = {};
  for (const [name, setting] of flatten(value)) {
    if (setting === undefined || setting === null) continue;
    if (name === 'draft' || name === 'language') {
      const result = v.safeParse(schemas[name], setting);
      if (result.success) Object.assign(found, { [name]: result.output });
      else
        problems.push(
          `${SECTION}.${name} cannot be ${show(setting)}: ${oneOf(name === 'draft' ? draftModes : languages)}.`,
        );
    } else if (name === 'keepOriginals') {
      if (typeof setting === 'boolean') found.keepOriginals = setting;
      else problems.push(`${SECTION}.${name} cannot be ${show(setting)}: it must be true or false.`);
    } else if (name === 'staleAfterDays') {
      if (Number.isInteger(setting) && (setting as number) >= 0) found.staleAfterDays = setting as number;
      else
        problems.push(
          `${SECTION}.${name} cannot be ${show(setting)}: it must be a whole number of days, or 0 for never.`,
        );
    } else if (isDisplay(name)) {
      if (typeof setting !== 'boolean')
        problems.push(`${SECTION}.${name} cannot be ${show(setting)}: it must be true or false.`);
      else if (name === 'codeLens' || name === 'inlayHints') found[name] = setting;
    } else if (name === SIGNATURE) {
      if (typeof setting !== 'string')
        problems.push(`${SECTION}.${name} cannot be ${show(setting)}: it must be a name in quotation marks.`);
    } else if (name.startsWith('checks.')) {
      const code = name.slice('checks.'.length);
      const result = v.safeParse(levelSchema, setting);
      if (!codes.has(code)) problems.push(`There is no check “${code}”${nearest(code)}.`);
      else if (!result.success) problems.push(`${SECTION}.${name} cannot be ${show(setting)}: ${oneOf(levels)}.`);
      else {
        found.checks ??= {};
        found.checks[code] = result.output;
      }
    } else if (value !== setting && !/^trace\b/.test(name)) {
      // `trace.server` is the editor's own: it stands beside ours and is none of the server's concern.
      problems.push(`There is no setting “${SECTION}.${name}”.`);
    }
  }
  return { settings: found, problems };
}

/** Reads the text of a `settings.json`: JSON with comments and trailing commas. */
export function readSettingsFile(text: string): ReadSettings {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, {
    allowTrailingComma: true,
    allowEmptyContent: true,
  });
  const problems = errors.slice(0, 3).map(({ error, offset }) => {
    const line = text.slice(0, offset).split(/\r\n|\n|\r/).length;
    return `Line ${line} is not valid JSON (${printParseErrorCode(error)}).`;
  });
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    return { settings: {}, problems: [...problems, 'The file must hold one object: { … }.'] };
  }
  const read = readSettings(value);
  const { codeLens: _lens, inlayHints: _hints, ...settings } = read.settings;
  const misplaced = [...flatten(value)].flatMap(([name]) =>
    isDisplay(name) || name === SIGNATURE
      ? [`${SECTION}.${name} is a setting of the editor and has no effect here.`]
      : [],
  );
  return { settings, problems: [...problems, ...read.problems, ...misplaced] };
}

const isDisplay = (name: string): name is (typeof displays)[number] => (displays as readonly string[]).includes(name);

/** Settings from several places; the later win, check by check. */
export function mergeSettings(...layers: readonly (PartialSettings | undefined)[]): Settings {
  let merged = defaultSettings;
  for (const layer of layers) {
    if (layer) merged = { ...merged, ...layer, checks: { ...merged.checks, ...layer.checks } };
  }
  return merged;
}

/** Names without the section in front, and their values: objects are unfolded at `wellSourced` and `checks`. */
function* flatten(value: unknown, prefix = ''): Iterable<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const name = (prefix + key).replace(/^wellSourced\.?/, '');
    const isGroup = (name === '' || name === 'checks') && typeof inner === 'object';
    if (isGroup) yield* flatten(inner, name && `${name}.`);
    else if (name !== '$schema') yield [name, inner];
  }
}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);
const oneOf = (values: readonly string[]): string => `it must be one of ${values.map((x) => `"${x}"`).join(', ')}`;

function nearest(code: string): string {
  const close = [...codes].find((known) => known.startsWith(code.slice(0, 5)) || known.endsWith(code.slice(-7)));
  return close ? `; did you mean “${close}”?` : '';
}
