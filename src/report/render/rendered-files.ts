/** Files already made, by name: a published edition never changes, so the latest few are kept. */
const made = new Map<string, Promise<Uint8Array>>();
const mostKept = 40;

/** The file under this name, made once even if several people ask for it at the same time. */
export function renderedOnce(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const file = made.get(name) ?? make();
  made.delete(name);
  made.set(name, file);
  file.catch(() => made.delete(name));
  const [oldest] = made.keys();
  if (made.size > mostKept && oldest !== undefined) made.delete(oldest);
  return file;
}
