/** Name of the cookie that holds the session's token. */
export const sessionCookie = 'carreau_session';

export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/** Name of the cookie that says which browser began to sign in elsewhere. */
export const startCookie = 'carreau_connexion';

export function writeCookie(name: string, value: string, options: { expires: Date; secure: boolean }): string {
  const secure = options.secure ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Expires=${options.expires.toUTCString()}${secure}`;
}
