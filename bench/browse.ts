/** Signs in as people do and gives the cookie of the session. */
export async function signIn(address: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${address}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams({ email, password }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (!cookie) throw new Error(`${email} could not sign in: ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

/** The first address of that form among the links of a page. */
export async function linkOn(page: string, form: RegExp, cookie = ''): Promise<string> {
  const html = await (await fetch(page, { headers: { cookie } })).text();
  const found = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '').find((href) => form.test(href));
  if (!found) throw new Error(`${page} has no link like ${form}`);
  return new URL(found, page).href;
}
