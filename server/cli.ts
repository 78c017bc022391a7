#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from './cli/main.ts';

if (process.argv[2] === 'lsp') {
  // The server is a file of its own beside this one, so that `check` does not load it.
  void import(pathToFileURL(join(__dirname, 'node.js')).href);
} else {
  process.exitCode = main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  });
}
