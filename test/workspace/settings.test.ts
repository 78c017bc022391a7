import { describe, expect, test } from 'vitest';
import { defaultSettings, mergeSettings, readSettings, readSettingsFile } from '../../server/workspace/settings.ts';

const wanted = { checks: { 'unused-source': 'off', 'numbering-gap': 'error' }, draft: 'on', language: 'de' };

describe('settings are read', () => {
  test('as the editor hands them out', () => {
    expect(readSettings(wanted)).toEqual({ settings: wanted, problems: [] });
    expect(readSettings({ wellSourced: wanted })).toEqual({ settings: wanted, problems: [] });
  });

  test('from a file with comments and trailing commas, by the names of the editor', () => {
    const text = `{
  // The list is kept by hand.
  "$schema": "./x.json",
  "wellSourced.checks.unused-source": "off",
  "wellSourced.checks.numbering-gap": "error",
  "wellSourced.draft": "on",
  "wellSourced.language": "de",
}`;
    expect(readSettingsFile(text)).toEqual({ settings: wanted, problems: [] });
    expect(readSettingsFile(`\uFEFF${text}`)).toEqual({ settings: wanted, problems: [] });
  });

  test('one by one: a bad value is said and the others count', () => {
    const { settings, problems } = readSettings({
      checks: { 'unused-source': 'loud', 'numbering-gap': 'error', 'unused-sources': 'off' },
      draft: true,
      language: 'tlh',
    });
    expect(settings).toEqual({ checks: { 'numbering-gap': 'error' } });
    expect(problems).toEqual([
      'wellSourced.checks.unused-source cannot be "loud": it must be one of "error", "warning", "information", "hint", "off".',
      'There is no check “unused-sources”; did you mean “unused-source”?.',
      expect.stringMatching(/^wellSourced\.draft cannot be true: it must be one of "auto"/),
      expect.stringMatching(/^wellSourced\.language cannot be "tlh"/),
    ]);
  });

  test('from a broken file as far as it goes', () => {
    const { settings, problems } = readSettingsFile('{\n  "wellSourced.draft": "off"\n  "wellSourced.language": "fr"');
    expect(settings.draft).toBe('off');
    expect(problems[0]).toMatch(/^Line 3 is not valid JSON/);
    expect(readSettingsFile('[]').problems).toEqual(['The file must hold one object: { … }.']);
    expect(readSettingsFile('')).toEqual({ settings: {}, problems: [] });
  });

  test('with the editor’s own setting beside them, as the editor hands them out', () => {
    expect(readSettings({ draft: 'on', trace: { server: 'off' } }).problems).toEqual([]);
  });

  test('of what is shown: true or false, and the editor’s alone', () => {
    expect(readSettings({ codeLens: false, inlayHints: true, sourcesView: false, statusBar: true })).toEqual({
      settings: { codeLens: false, inlayHints: true },
      problems: [],
    });
    expect(readSettings({ codeLens: 'off' }).problems).toEqual([
      'wellSourced.codeLens cannot be "off": it must be true or false.',
    ]);
    expect(readSettingsFile('{ "wellSourced.codeLens": false, "wellSourced.draft": "on" }')).toEqual({
      settings: { draft: 'on' },
      problems: ['wellSourced.codeLens is a setting of the editor and has no effect here.'],
    });
  });

  test('without a name that they do not know', () => {
    expect(readSettingsFile('{ "wellSourced.drafts": "on" }').problems).toEqual([
      'There is no setting “wellSourced.drafts”.',
    ]);
  });
});

test('the later place wins, check by check', () => {
  const merged = mergeSettings(
    { checks: { 'unused-source': 'warning', 'numbering-gap': 'off' }, draft: 'on' },
    { checks: { 'unused-source': 'off' }, language: 'fr' },
  );
  expect(merged).toEqual({
    ...defaultSettings,
    checks: { 'unused-source': 'off', 'numbering-gap': 'off' },
    draft: 'on',
    language: 'fr',
  });
});
