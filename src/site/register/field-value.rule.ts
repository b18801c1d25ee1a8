import { readNumber } from '../../kernel/french.ts';
import type { SiteField } from '../site-type.ts';

/** What is wrong with a value typed or imported for a field; null where nothing is. */
export function wrongFieldValue(field: SiteField, value: string): string | null {
  const said = `«\u00a0${value}\u00a0»`;
  switch (field.kind) {
    case 'number':
      return readNumber(value) === undefined
        ? `${said} n’est pas un nombre\u00a0: écrivez par exemple 1\u202f250,5.`
        : null;
    case 'year':
      return /^(?:1[5-9]|20|21)\d\d$/.test(value)
        ? null
        : `${said} n’est pas une année\u00a0: écrivez quatre chiffres, par exemple 1857.`;
    case 'link':
      return /^https?:\/\/\S+$/.test(value) ? null : `${said} n’est pas une adresse\u00a0: elle commence par https://.`;
    default:
      return value.length > 2000 ? 'Ce texte dépasse 2 000 caractères\u00a0: raccourcissez-le.' : null;
  }
}
