// Puts the words of the languages into the bundles as text that is read when asked for. A draft is in one language, and
// as code all of them would have to be compiled and run before the first answer.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { build } from 'esbuild';

const LATER = `
export const later = (lexicon, name, json) => {
  const value = JSON.parse(json);
  Object.defineProperty(lexicon, name, { value, enumerable: true });
  return value;
};`;

/** For esbuild: a lexicon's lists become getters. What is no plain data is an error. */
export const lexicons = {
  name: 'lexicons',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^later:json$/ }, ({ path }) => ({ path, namespace: 'lexicons', sideEffects: false }));
    onLoad({ filter: /.*/, namespace: 'lexicons' }, () => ({ contents: LATER }));
    onLoad({ filter: /[\\/]draft[\\/]lexicon[\\/][a-z]{2}\.ts$/ }, async ({ path }) => {
      const name = basename(path, '.ts');
      const lexicon = await evaluate(path, name);
      assert.deepEqual(JSON.parse(JSON.stringify(lexicon)), lexicon, `${path} holds more than plain data.`);
      const properties = Object.entries(lexicon).map(([key, value]) => {
        const json = JSON.stringify(value);
        return typeof value === 'object' && value !== null
          ? `get ${key}() { return later(this, '${key}', ${JSON.stringify(json)}); }`
          : `${key}: ${json}`;
      });
      return {
        contents: `import { later } from 'later:json';\nexport const ${name} = {\n${properties.join(',\n')}\n};`,
      };
    });
  },
};

async function evaluate(path, name) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
  return module[name];
}
