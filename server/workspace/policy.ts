import type { Finding } from '../checks/check.ts';
import type { DraftEvidence } from '../checks/evidence.ts';
import type { Draft } from '../draft/model.ts';
import { copyFindingsOf, findingsOf, firstFindingsOf } from './findings.ts';
import { type IgnoredFinding, readIgnored } from './ignore.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { mergeSettings, readSettings, readSettingsFile, type Settings } from './settings.ts';
import { readSignOffs, type SignOffs, signOffsBy } from './signOff.ts';

/** What holds for one draft. Immutable: another setting makes another policy. */
export interface Policy {
  readonly settings: Settings;
  /** What a person stands for, whatever the saved copies say. */
  readonly signed: SignOffs;
  /** All findings that need no saved copies. */
  check(draft: Draft): readonly Finding[];
  /** Those of them that need no look at quotes, claims and what entries say; null where one of them may be ignored, which takes that look. */
  checkFirst(draft: Draft): readonly Finding[] | null;
  /** The findings that the saved copies lead to. */
  checkCopies(draft: Draft, evidence: DraftEvidence): readonly Finding[];
}

/**
 * Puts together what the editor and the project's files say; the files win.
 * @param editor the editor's settings as they come
 * @param session what is ignored in this session alone
 * @returns the policy, and a plain sentence for everything that could not be taken
 */
export function policyFrom(
  editor: unknown,
  files: ProjectFiles,
  session: readonly IgnoredFinding[],
): { readonly policy: Policy; readonly problems: readonly string[] } {
  const fromEditor = readSettings(editor);
  const fromFile = files.settings && readSettingsFile(files.settings.text);
  const fromList = files.ignored && readIgnored(files.ignored.text);
  const fromChecked = files.checked && readSignOffs(files.checked.text);
  const signed = signOffsBy(fromChecked?.signed ?? []);
  const settings = mergeSettings(fromEditor.settings, fromFile?.settings);
  const ignored = [...(fromList?.ignored ?? []), ...session];
  const inFile = (uri: string | undefined, problems: readonly string[] = []) =>
    problems.map((problem) => `${shortName(uri)}: ${problem}`);
  return {
    policy: {
      settings,
      signed,
      check: (draft) => findingsOf(draft, settings, ignored),
      checkFirst: (draft) => (ignored.length > 0 ? null : firstFindingsOf(draft, settings)),
      checkCopies: (draft, evidence) => copyFindingsOf(draft, settings, ignored, evidence, signed),
    },
    problems: [
      ...fromEditor.problems,
      ...inFile(files.settings?.uri, fromFile?.problems),
      ...inFile(files.ignored?.uri, fromList?.problems),
      ...inFile(files.checked?.uri, fromChecked?.problems),
    ],
  };
}

/** `.well-sourced/settings.json`, which a writer knows better than a URI. */
function shortName(uri = ''): string {
  return uri.split('/').slice(-2).join('/');
}
