import type { Package } from '@onething/processes';

/** What a part of a package is called in the language of the page: its own title, or the English text that the package has for it. */
export function titleIn({ texts }: Package, language: string, pointer: string, title: string): string {
  return language === 'en' ? (texts[pointer] ?? title) : title;
}
