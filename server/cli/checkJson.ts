import type { Finding } from '../checks/check.ts';
import type { Draft } from '../draft/model.ts';

/** The findings of a file for other programs; positions are 0-based, in UTF-16 units. */
export function checkJson(file: string, { text }: Draft, findings: readonly Finding[]) {
  return {
    file,
    findings: findings.map(({ code, level, message, start, end }) => {
      const from = text.positionAt(start);
      const to = text.positionAt(end);
      return {
        code,
        severity: level,
        message,
        line: from.line,
        character: from.character,
        endLine: to.line,
        endCharacter: to.character,
      };
    }),
  };
}
