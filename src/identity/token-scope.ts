/** What a token lets a program do: read what is published, or also write as its person may. */
export const tokenScopes = ['read', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

export const tokenScopeLabels: Record<TokenScope, string> = {
  read: 'Lire ce qui est publié',
  write: 'Lire, et écrire avec mes droits',
};

/** Days that a token may last. */
export const tokenDays = [30, 90, 365] as const;
