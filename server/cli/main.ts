import { parseArgs } from 'node:util';
import pkg from '../../package.json' with { type: 'json' };
import type { Draft } from '../draft/model.ts';
import { readDraft } from '../draft/parse.ts';
import { findingsOf } from '../workspace/findings.ts';
import { checkJson } from './checkJson.ts';
import { checkText, summary } from './checkText.ts';
import { type DraftFile, FileError, readDraftFile } from './files.ts';
import { inspectJson } from './inspectJson.ts';
import { inspectText } from './inspectText.ts';
import { projectOf } from './project.ts';

/** Where the command line writes to. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  readonly colour: boolean;
}

const HELP = `Usage: well-sourced <command> [options] FILE…

Ties the citations of article drafts to their sources.

Commands:
  check FILE…      report what is wrong with the citations, sources and quotes
  inspect FILE…    show what was understood: citations, sources, quotes, claims
  lsp --stdio      start the language server

Options:
  --format text|json   how to print (default: text)
  --help               show this help
  --version            show the version

Files ending in .txt are read as plain text, all others as markdown.
Settings and ignored findings are taken from .well-sourced/ beside the file or in a folder above it.
Exit code: 0 nothing at warning or above, 1 something is, 2 wrong usage or an unreadable file.
`;

/** Runs the command line and answers its exit code. */
export function main(args: readonly string[], output: Output): number {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return usage(output, (error as Error).message.split('. ')[0]!);
  }
  const { values, positionals } = parsed;
  if (values.version) return print(output, `${pkg.version}\n`);
  if (values.help) return print(output, HELP);
  const [command, ...files] = positionals;
  if (command === undefined) return usage(output, 'Say what to do: check or inspect');
  if (command !== 'check' && command !== 'inspect') return usage(output, `There is no command “${command}”`);
  if (values.format !== 'text' && values.format !== 'json') return usage(output, '--format is text or json');
  if (files.length === 0) return usage(output, `Name the files to ${command}`);
  return run(command, files, values.format, output);
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
  });

function print(output: Output, text: string): number {
  output.out(text);
  return 0;
}

function usage(output: Output, message: string): number {
  output.err(`well-sourced: ${message}. Try “well-sourced --help”.\n`);
  return 2;
}

/** Reads each file in turn; one that cannot be read is said and does not stop the others. */
function run(command: 'check' | 'inspect', paths: readonly string[], format: 'text' | 'json', output: Output): number {
  let failed = false;
  let read = 0;
  let alarming = false;
  const printed: unknown[] = [];
  const totals = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const path of paths) {
    let file: DraftFile;
    let draft: Draft;
    try {
      file = readDraftFile(path);
      const project = projectOf(path, output);
      const { language } = project.settings;
      read++;
      draft = readDraft(file.text, file.format, language === 'auto' ? {} : { language });
      if (command === 'inspect') {
        if (format === 'json') printed.push(inspectJson(path, draft));
        else output.out(inspectText(path, draft, output.colour));
        continue;
      }
      const findings = findingsOf(draft, project.settings, project.ignored);
      for (const { level } of findings) totals[level]++;
      alarming ||= findings.some(({ level }) => level === 'error' || level === 'warning');
      if (format === 'json') printed.push(checkJson(path, draft, findings));
      else output.out(checkText(path, draft, findings, output.colour));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      output.err(`well-sourced: ${error.message}\n`);
      failed = true;
    }
  }
  if (format === 'json') output.out(`${JSON.stringify({ files: printed }, null, 2)}\n`);
  else if (command === 'check' && read > 0) output.out(summary(totals, read));
  return failed ? 2 : alarming ? 1 : 0;
}
