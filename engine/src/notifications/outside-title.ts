/** Longest title that an SMS variable of the operators takes. */
const mostCharacters = 35;

/**
 * What of a message may leave the house: its title, without line breaks and without any number that could be somebody's (seven
 * digits and more: telephone, account, ID number). The text stays here, behind the sign-in.
 */
export function outsideTitle(title: string): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/\d{7,}[\dXx]*/g, '***')
    .trim();
  const characters = [...plain];
  return characters.length <= mostCharacters ? plain : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}
