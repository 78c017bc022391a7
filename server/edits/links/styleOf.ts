import type { SourceList } from '../../draft/model.ts';
import type { WrittenStyle } from '../../draft/styles/write.ts';

/** What citations of a list look like. */
export function styleOf(list: SourceList): WrittenStyle {
  switch (list.form) {
    case 'footnote':
      return 'footnote';
    case 'definition':
      return 'link-definition';
    case 'superscript':
      return 'superscript';
    case 'pandoc':
      return 'pandoc';
    default:
      return 'bracket';
  }
}
