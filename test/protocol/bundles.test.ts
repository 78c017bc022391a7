import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST } from './client.ts';

test('what takes files apart is loaded with the first copy, and not with the session', () => {
  const [session, extract, pdf] = ['session.js', 'extract.js', 'pdf.js'].map((name) =>
    readFileSync(join(DIST, name), 'utf8'),
  );
  expect(extract).toContain('word/document.xml');
  expect(session).not.toContain('word/document.xml');
  expect(pdf).toContain('PasswordException');
  expect(extract).not.toContain('PasswordException');
});

test('the session is ASCII, as which it is read', () => {
  const bytes = readFileSync(join(DIST, 'session.js'));
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(bytes.every((byte) => byte < 128)).toBe(true);
});
