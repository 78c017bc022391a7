import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A folder may import from itself and from the folders named here; a newcomer can read top-down. */
const order: Readonly<Record<string, readonly string[]>> = {
  text: [],
  draft: ['text'],
  bibliography: ['text'],
  evidence: ['text'],
  edits: ['text', 'draft', 'bibliography'],
  checks: ['text', 'draft', 'evidence', 'edits'],
  lookup: ['text', 'bibliography'],
  workspace: ['text', 'draft', 'bibliography', 'evidence', 'edits', 'checks', 'lookup'],
  features: ['text', 'draft', 'bibliography', 'evidence', 'edits', 'checks', 'lookup', 'workspace'],
  export: ['text', 'draft', 'bibliography', 'evidence', 'edits', 'checks', 'lookup', 'workspace', 'features'],
  protocol: [
    'text',
    'draft',
    'bibliography',
    'evidence',
    'edits',
    'checks',
    'lookup',
    'workspace',
    'features',
    'export',
  ],
  cli: ['text', 'draft', 'bibliography', 'evidence', 'edits', 'checks', 'lookup', 'workspace', 'features', 'export'],
};

/** These do no input or output and know neither clock nor chance: they run in a browser worker unchanged. */
const pure = ['text', 'draft', 'bibliography', 'evidence', 'edits', 'checks', 'workspace', 'features', 'export'];
const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.|\bfetch\(/;

const root = resolve(import.meta.dirname, '..');
const files = ['server', 'client'].flatMap((folder) => walk(join(root, folder)));

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What a file imports or exports from; a comment or a string that looks like it does not count. */
function importsOf(code: string): string[] {
  const statements = code.matchAll(
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm,
  );
  const dynamic = code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  return [...statements, ...dynamic].map((match) => (match[1] ?? match[2])!);
}

/** `server/draft/parse.ts` → `['server', 'draft']`; an entry beside the folders has no second part. */
function placeOf(file: string): readonly [side: string, folder: string | null] {
  const parts = relative(root, file).split(sep);
  return [parts[0]!, parts.length > 2 ? parts[1]! : null];
}

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(importsOf("import type { A } from './a.ts';\nimport b from 'b';\nexport { c } from './c.ts';")).toEqual([
    './a.ts',
    'b',
    './c.ts',
  ]);
});

describe.each(files.map((file) => [relative(root, file), file] as const))('%s', (_name, file) => {
  const code = readFileSync(file, 'utf8');
  const [side, folder] = placeOf(file);
  const imports = importsOf(code);

  test('imports only what stands above it', () => {
    for (const name of imports) {
      if (!name.startsWith('.')) {
        allowPackage(side, folder, name);
        continue;
      }
      const target = resolve(dirname(file), name);
      expect(name, 'an import names its file with its ending').toMatch(/\.(?:ts|json)$/);
      allowFile(side, folder, placeOf(target), name);
    }
  });

  if (side === 'server' && folder !== null && pure.includes(folder)) {
    test('is pure', () => {
      expect(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')).not.toMatch(impure);
    });
  }
});

function allowPackage(side: string, folder: string | null, name: string): void {
  if (name === 'vscode') expect(side, 'only the client knows the editor').toBe('client');
  if (/^vscode-(?:languageserver|jsonrpc)/.test(name) && side === 'server') {
    expect([null, 'protocol'], 'only the protocol and the entries know a connection').toContain(folder);
  }
  if (name.startsWith('node:') && side === 'server') {
    expect([null, 'protocol', 'cli'], 'the core is pure').toContain(folder);
  }
}

function allowFile(side: string, folder: string | null, to: readonly [string, string | null], name: string): void {
  const [toSide, toFolder] = to;
  if (toSide === side && toFolder === folder) return;
  if (side === 'client' && toSide === 'server') {
    expect(['draft', 'text'], `the client reads drafts and nothing else of the server: ${name}`).toContain(toFolder);
  } else if (side === 'server' && toSide === 'client') {
    expect.fail(`the server knows no client: ${name}`);
  } else if (side === 'server' && toSide === 'server' && folder !== null) {
    expect(order[folder], `${folder}/ is no folder of the layout`).toBeDefined();
    expect(order[folder], `${folder}/ imports ${name}`).toContain(toFolder);
  }
}

test('what answers first brings no reader along', () => {
  // `initialize` is answered before the rest is loaded: one careless import would make every start slow.
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    const code = readFileSync(file, 'utf8');
    for (const match of code.matchAll(/^(?:import|export)(?!\s+type\b)[^'"`;]*?\bfrom\s*['"](\.[^'"]+\.ts)['"]/gm)) {
      visit(resolve(dirname(file), match[1]!));
    }
  };
  visit(join(root, 'server/node.ts'));
  const heavy = [...reached]
    .map((file) => relative(root, file))
    .filter((file) => /server\/(?:draft|checks|edits|evidence)\//.test(file));
  expect(heavy).toEqual([]);
});
