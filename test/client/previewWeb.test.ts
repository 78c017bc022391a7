import { build } from 'esbuild';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const l10n = { t: (text: string, ...values: string[]) => text.replace(/\{(\d)\}/g, (_, at) => values[Number(at)]!) };

/** Bundles the plug-in as the client for the web is bundled, and runs it as a web worker does: `require` has `vscode`. */
async function bundled(): Promise<{ extendMarkdownIt(md: MarkdownIt): MarkdownIt }> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['client/preview/index.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
  });
  const module = { exports: {} as { extendMarkdownIt(md: MarkdownIt): MarkdownIt } };
  const require = (name: string) => {
    if (name !== 'vscode') throw new Error(`no such module on the web: ${name}`);
    return { l10n };
  };
  new Function('require', 'module', 'exports', outputFiles[0]!.text)(require, module, module.exports);
  return module.exports;
}

test('the plug-in is one file on the web, reader included, and needs no other', async () => {
  const md = (await bundled()).extendMarkdownIt(new MarkdownIt());
  const html = md.render(
    'It rose [1] and fell [2].\n\n## References\n\n[1] Bay Radio. “All Boats Rise.” https://a.example\n',
  );
  expect(html).toContain('<a href="#well-sourced-source-1" title="Bay Radio – All Boats Rise">[1]</a>');
  expect(html).toContain('title="The source list has no entry 2."');
});
