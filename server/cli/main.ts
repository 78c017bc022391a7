import { parseArgs } from 'node:util';
import pkg from '../../package.json' with { type: 'json' };
import type { Draft } from '../draft/model.ts';
import { readDraft } from '../draft/parse.ts';
import { evidenceOf } from '../workspace/draftEvidence.ts';
import { findingsOf } from '../workspace/findings.ts';
import { type CaptureOptions, capture, captureProblem } from './capture.ts';
import { checkJson } from './checkJson.ts';
import { checkText, summary } from './checkText.ts';
import { copiesOf } from './copies.ts';
import { type DraftFile, FileError, readDraftFile } from './files.ts';
import { inspectJson } from './inspectJson.ts';
import { inspectText } from './inspectText.ts';
import { forgetProjects, projectOf } from './project.ts';
import { verify } from './verify.ts';

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
  verify FILE…     compare quotes with the saved copies of their sources
  capture FILE|URL…
                   save a copy of a page, PDF, document or transcript as text
  lsp --stdio      start the language server

Options:
  --format text|json   how to print (default: text)
  --url URL            with capture of one file: the address that it came from
  --for DRAFT          with capture: keep the copies beside this draft or its project
  --help               show this help
  --version            show the version

Files ending in .txt are read as plain text, all others as markdown.
Settings, ignored findings and what was checked by hand are taken from .well-sourced/ beside the file or in a folder above it.
Copies are kept in .well-sourced/copies/ there; only capture with a URL uses the network.
Exit code: 0 nothing at warning or above, 1 something is, 2 wrong usage or an unreadable file.
`;

/** Runs the command line and answers its exit code; a promise of it where files are to be taken apart or fetched. */
export function main(args: readonly string[], output: Output): number | Promise<number> {
  forgetProjects();
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
  if (command === undefined) return usage(output, 'Say what to do: check, inspect, verify or capture');
  if (command === 'capture') return runCapture(files, { url: values.url ?? null, draft: values.for ?? null }, output);
  if (command !== 'check' && command !== 'inspect' && command !== 'verify') {
    return usage(output, `There is no command “${command}”`);
  }
  if (values.format !== 'text' && values.format !== 'json') return usage(output, '--format is text or json');
  if (files.length === 0) return usage(output, `Name the files to ${command}`);
  if (command === 'verify') return verify(files, values.format, output);
  return run(command, files, values.format, output);
}

function runCapture(names: readonly string[], options: CaptureOptions, output: Output): number | Promise<number> {
  if (names.length === 0) return usage(output, 'Name the files or addresses to capture');
  const problem = captureProblem(names, options);
  return problem === null ? capture(names, options, output) : usage(output, problem);
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      url: { type: 'string' },
      for: { type: 'string' },
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
      const { staleAfterDays } = project.settings;
      const evidence = evidenceOf(draft, copiesOf(path, output), { now: Date.now(), staleAfterDays });
      const findings = findingsOf(draft, project.settings, project.ignored, evidence, project.signed);
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
